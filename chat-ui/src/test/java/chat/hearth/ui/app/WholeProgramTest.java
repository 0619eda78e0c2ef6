package chat.hearth.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.store.Stores;
import chat.hearth.core.time.FailOnBackgroundError;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.persistence.PersistenceModule;
import chat.hearth.ui.text.FxThread;
import chat.hearth.ui.welcome.KeptAccount;
import com.google.inject.AbstractModule;
import com.google.inject.Module;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Two whole programs in one process, with one line of their composition exchanged.
@Timeout(120)
@ExtendWith(FailOnBackgroundError.class)
class WholeProgramTest {
    private static final URI BROKER = URI.create("mqtt://127.0.0.1:1883");
    private static final String HELLO = "Did the new sensors show up?";

    @TempDir
    private Path data;

    @RegisterExtension
    final MeetingPlace place = new MeetingPlace();

    @Test
    void whatOneWritesTheOtherReadsAndTheTicksSaySo() throws Exception {
        try (RunningProgram alice = alice();
                RunningProgram bob = bob(alice)) {
            alice.openFirstChat("Bob");

            alice.write(HELLO);

            alice.awaitRead(text -> text.contains(HELLO) && text.contains("delivered"));
            bob.openFirstChat("Alice");
            bob.awaitRead(HELLO::equals);
            bob.write("All twelve.");
            alice.awaitRead("All twelve."::equals);
        }
    }

    @Test
    void anotherAccountShowsNothingOfTheFirst() throws Exception {
        try (RunningProgram alice = alice();
                RunningProgram bob = bob(alice)) {
            bob.openFirstChat("Alice");
            bob.write(HELLO);
            bob.awaitRead(text -> text.contains(HELLO) && text.contains("delivered"));
            onFx(bob.signOut()::keep);
            bob.awaitScreen("#welcome");
            assertFalse(bob.canRead(HELLO));

            finish(() -> bob.signIn().create(new DisplayName("Carol"), atBroker(), Optional.empty()));

            bob.awaitRead(text -> text.contains("Carol"));
            assertFalse(bob.canRead(HELLO));
            assertFalse(bob.canRead("Alice"));
            assertFalse(bob.canRead("Bob"));
            assertEquals(Optional.empty(), FxThread.call(bob::lastPeer));
        }
    }

    @Test
    void whoSignedOutAndKeptTheDataFindsThemAgain() throws Exception {
        try (RunningProgram alice = alice();
                RunningProgram bob = bob(alice)) {
            bob.openFirstChat("Alice");
            bob.write(HELLO);
            bob.awaitRead(text -> text.contains(HELLO) && text.contains("delivered"));
            onFx(bob.signOut()::keep);
            bob.awaitScreen("#welcome");
            bob.awaitRead(text -> text.contains("Bob"));
            KeptAccount kept = FxThread.call(() -> bob.signIn().kept().getFirst());

            finish(() -> bob.signIn().resume(kept));

            bob.openFirstChat("Alice");
            bob.awaitRead(HELLO::equals);
        }
    }

    @Test
    void whoErasedLeavesNothing() throws Exception {
        try (RunningProgram alice = alice();
                RunningProgram bob = bob(alice)) {
            bob.openFirstChat("Alice");
            Path account = bob.accounts().folder().resolve("1");
            assertTrue(Files.exists(account));

            onFx(bob.signOut()::erase);

            bob.awaitScreen("#welcome");
            bob.await("an empty place", () -> !Files.exists(account));
            assertEquals(List.of(), FxThread.call(() -> bob.signIn().kept()));
            assertEquals(Optional.empty(), FxThread.call(() -> bob.accounts().current()));
            assertEquals(Optional.empty(), FxThread.call(bob::lastPeer));
        }
    }

    @Test
    void whoseFileWasReplacedByABackupIsToldAndSinceWhen() throws Exception {
        try (RunningProgram alice = RunningProgram.start(
                data.resolve("alice"), List.of(restored()), "--name", "Alice", "--broker", BROKER.toString())) {
            alice.awaitScreen("#question");

            assertTrue(alice.canRead("Restored from a backup"));
            assertTrue(alice.canRead("2026"));
            assertFalse(alice.canRead("Cancel"));
            alice.press(RunningProgram.key(KeyCode.ESCAPE, false));
            alice.await("the end of the question", () -> alice.scene().lookup("#question") == null);
        }
    }

    @Test
    void whoIsToldOfABackupSeesTheInvitationAfterIt() throws Exception {
        try (RunningProgram carol = RunningProgram.start(data, List.of(restored()), "--profile=carol")) {
            carol.awaitScreen("#welcome");
            onFx(() -> carol.hearth().knocked("hearth:1?cut-off"));

            finish(() -> carol.signIn().create(new DisplayName("Carol"), atBroker(), Optional.empty()));

            carol.awaitScreen("#question");
            carol.press(RunningProgram.key(KeyCode.ESCAPE, false));
            carol.awaitRead("Add a contact"::equals);
        }
    }

    @Test
    void whatCannotBeStoredIsSaidOnWhateverScreen() throws Exception {
        try (RunningProgram alice = alice();
                RunningProgram bob = bob(alice)) {
            bob.fillDisk();
            alice.openFirstChat("Bob");

            alice.write(HELLO);

            alice.awaitRead(text -> text.contains(HELLO) && text.contains("sent"));
            bob.awaitRead(text -> text.contains("The disk is full"));
        }
    }

    @Test
    void invitationThatComesBeforeSignInIsShownAfterIt() throws Exception {
        try (RunningProgram carol = RunningProgram.start(data, place.networks(), "--profile=carol")) {
            carol.awaitScreen("#welcome");
            onFx(() -> carol.hearth().knocked("hearth:1?cut-off"));

            finish(() -> carol.signIn().create(new DisplayName("Carol"), atBroker(), Optional.empty()));

            carol.awaitRead("Add a contact"::equals);
            carol.awaitRead(text -> text.startsWith("This invitation is not complete"));
        }
    }

    @Test
    void whoseNetworkOthersUseIsAskedBeforeItEnds() throws Exception {
        try (RunningProgram host =
                RunningProgram.start(data, place.networks(), "--profile=host", "--name=Ann", "--host=1884")) {
            SessionScope scope = host.in();
            host.await("guests", () -> scope.connection().people() == MemoryNetworkModule.GUESTS);

            onFx(host.hearth()::quit);

            host.awaitRead(text -> text.contains("2 people will lose the connection"));
            assertFalse(host.hasEnded());
        }
    }

    @Test
    void whoStartsAgainWithHostGoesOnlineOnceAndHosts() throws Exception {
        List<Module> adapters = List.of(new PersistenceModule(), new MemoryNetworkModule(place.networks()));
        try (RunningProgram first =
                RunningProgram.start(data, adapters, "--profile=ann", "--name=Ann", "--broker=" + BROKER)) {
            first.in();
        }

        try (RunningProgram again = RunningProgram.start(data, adapters, "--profile=ann", "--host=1884")) {
            SessionScope scope = again.in();

            again.await("guests", () -> scope.connection().people() == MemoryNetworkModule.GUESTS);
            again.await("the network", () -> scope.connection().link().get() instanceof Link.Up);
        }
    }

    @Test
    void oneTypesAtOnceWhereAChatHasOpened() throws Exception {
        try (RunningProgram alice = alice();
                RunningProgram bob = bob(alice)) {
            bob.openFirstChat("Alice");

            bob.await("the cursor in the composer", () -> bob.hasKeyboard("input"));
        }
    }

    @Test
    void keysThatQuitSayGoodbye() throws Exception {
        try (RunningProgram alice = alice();
                RunningProgram bob = bob(alice)) {
            alice.openFirstChat("Bob");
            alice.awaitRead(text -> text.startsWith("Online"));

            bob.press(RunningProgram.key(KeyCode.Q, true));

            bob.await("the end", bob::hasEnded);
            alice.awaitRead(text -> text.startsWith("Left at"));
        }
    }

    /// Every store was restored from a backup just now.
    private Module restored() {
        return new AbstractModule() {
            @Override
            protected void configure() {
                install(new MemoryNetworkModule(place.networks()));
                bind(MemoryStores.class).in(Singleton.class);
                bind(Stores.class).to(RestoredStores.class);
            }
        };
    }

    private RunningProgram alice() throws Exception {
        RunningProgram alice =
                RunningProgram.start(data, place.networks(), "--profile=alice", "--name=Alice", "--broker=" + BROKER);
        alice.in();
        return alice;
    }

    private RunningProgram bob(RunningProgram alice) throws Exception {
        RunningProgram bob = RunningProgram.start(
                data, place.networks(), "--profile=bob", "--name=Bob", "--invite=" + alice.invitationLink());
        bob.in();
        alice.awaitRead(text -> text.contains("Bob"));
        return bob;
    }

    private static NetworkChoice atBroker() {
        return new NetworkChoice.Broker(BROKER, Optional.empty(), Optional.empty());
    }

    private static void onFx(Runnable part) throws Exception {
        FxThread.call(() -> {
            part.run();
            return true;
        });
    }

    private interface Beginning {
        CompletionStage<Void> begin();
    }

    private static void finish(Beginning part) throws Exception {
        FxThread.call(part::begin).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
