package chat.hearth.ui.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.identity.Invitation;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.memory.InMemoryNetworks;
import chat.hearth.core.wire.InvitationLink;
import chat.hearth.ui.settings.Preferences;
import chat.hearth.ui.settings.SignOut;
import chat.hearth.ui.text.FxThread;
import chat.hearth.ui.text.MessageText;
import chat.hearth.ui.welcome.SignIn;
import com.google.inject.Injector;
import com.google.inject.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.application.HostServices;
import javafx.event.Event;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// A whole program off-screen, of which a test sees what people see and presses what people press. Called on the
/// test's thread.
final class RunningProgram implements AutoCloseable {
    /// Generous: the build's computer may be busy.
    private static final long LIMIT_SECONDS = 60;

    private final Injector injector;
    private final Hearth hearth;
    private final CountDownLatch ended = new CountDownLatch(1);

    private RunningProgram(Injector injector) {
        this.injector = injector;
        hearth = injector.getInstance(Hearth.class);
    }

    static RunningProgram start(Path data, InMemoryNetworks networks, String... arguments) throws Exception {
        return start(data, List.of(new MemoryModule(networks)), arguments);
    }

    static RunningProgram start(Path data, List<Module> adapters, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of("--data", data.toString(), "--lang", "en"));
        line.addAll(List.of(arguments));
        Options options = Options.of(line.toArray(String[]::new));
        Profile profile = Profile.of(options);
        profile.create();
        keepOnScreen(profile);
        return FxThread.call(() -> {
            Stage stage = new Stage();
            HostServices services = new HearthApp().getHostServices();
            var beginning = new FrameModule.Beginning(options, profile, () -> stage, () -> services);
            var program = new RunningProgram(Program.of(beginning, adapters));
            program.injector.getInstance(KeptPreferences.class).begin();
            program.hearth.start(program.ended::countDown);
            return program;
        });
    }

    /// The screen of tests has 1000 × 1000 pixels.
    private static void keepOnScreen(Profile profile) throws IOException {
        if (!Files.exists(profile.settings())) {
            Files.writeString(profile.settings(), "window=0,0,960,900,normal\n");
        }
    }

    /// Waits until an account is open.
    SessionScope in() throws Exception {
        return hearth.whenIn().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /// An invitation to the network of this program, as soon as that is there.
    String invitationLink() throws Exception {
        SessionScope scope = in();
        await("the network", () -> scope.connection().link().get() instanceof Link.Up);
        Invitation invitation = scope.session()
                .invite(
                        scope.connection().invitationAddresses().stream().findFirst(),
                        scope.connection().joinCode())
                .toCompletableFuture()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        return InvitationLink.full(invitation);
    }

    /// Opens the topmost conversation, that with `friend`.
    void openFirstChat(String friend) throws Exception {
        awaitRead(text -> text.contains(friend));
        press(key(KeyCode.TAB, true));
        awaitScreen("#input");
    }

    Hearth hearth() {
        return hearth;
    }

    /// From now on nothing more can be stored.
    void fillDisk() {
        MemoryStores stores = injector.getInstance(MemoryStores.class);
        injector.getInstance(CoreThread.class).execute(() -> stores.last().failWith(StoreException.Why.FULL));
    }

    Accounts accounts() {
        return injector.getInstance(Accounts.class);
    }

    SignIn signIn() {
        return injector.getInstance(SignIn.class);
    }

    SignOut signOut() {
        return injector.getInstance(SignOut.class);
    }

    /// Whose conversation opens at the next start.
    Optional<PeerId> lastPeer() {
        return injector.getInstance(Preferences.class).lastChat().get();
    }

    void press(KeyEvent key) throws Exception {
        FxThread.call(() -> {
            Event.fireEvent(root(), key);
            return true;
        });
    }

    /// A key in the node of that id.
    void press(String id, KeyCode code) throws Exception {
        FxThread.call(() -> {
            Event.fireEvent(root().lookup("#" + id), key(code, false));
            return true;
        });
    }

    /// Writes into the composer, and sends it.
    void write(String text) throws Exception {
        await("a composer", () -> isSeen(root().lookup("#input")));
        FxThread.call(() -> {
            Node composer = root().lookup("#input");
            composer.requestFocus();
            text.chars()
                    .mapToObj(Character::toString)
                    .forEach(each -> Event.fireEvent(
                            composer,
                            new KeyEvent(
                                    KeyEvent.KEY_TYPED, each, each, KeyCode.UNDEFINED, false, false, false, false)));
            Event.fireEvent(composer, key(KeyCode.ENTER, false));
            return true;
        });
    }

    /// Before a conversation is read, its composer is there, but hidden.
    private static boolean isSeen(@Nullable Node node) {
        return node != null
                && Stream.iterate(node, Objects::nonNull, Node::getParent).allMatch(Node::isVisible);
    }

    boolean hasKeyboard(String id) {
        Node owner = root().getScene().getFocusOwner();
        return owner != null && id.equals(owner.getId());
    }

    static KeyEvent key(KeyCode code, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false);
    }

    void awaitScreen(String id) throws Exception {
        await(id, () -> root().lookup(id) != null);
    }

    /// Waits until something is there to be read.
    void awaitRead(Predicate<String> text) throws Exception {
        await("a text", () -> read().anyMatch(text));
    }

    boolean canRead(String part) throws Exception {
        return FxThread.call(() -> read().anyMatch(text -> text.contains(part)));
    }

    void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        boolean holds = FxThread.call(condition);
        while (!holds && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            holds = FxThread.call(condition);
        }
        String seen = holds ? "" : FxThread.call(() -> read().toList().toString());
        assertTrue(holds, () -> what + " did not come; to be read is " + seen);
    }

    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    @Override
    public void close() {
        try {
            FxThread.call(() -> {
                hearth.end();
                return true;
            });
            assertTrue(ended.await(LIMIT_SECONDS, TimeUnit.SECONDS), "the program does not end");
        } catch (Exception e) {
            throw new AssertionError("the program does not end", e);
        }
    }

    Scene scene() {
        return injector.getInstance(MainStage.class).scene();
    }

    Stage stage() {
        return injector.getInstance(MainStage.class).stage();
    }

    private Parent root() {
        return scene().getRoot();
    }

    /// All that the window says to eyes and to screen readers.
    private Stream<String> read() {
        return nodes(root()).filter(Node::isVisible).flatMap(RunningProgram::words);
    }

    private static Stream<Node> nodes(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(RunningProgram::nodes))
                : Stream.of(node);
    }

    private static Stream<String> words(Node node) {
        Stream<String> spoken = Stream.ofNullable(node.getAccessibleText());
        return switch (node) {
            case MessageText text -> Stream.of(text.getText());
            case Labeled labeled -> Stream.concat(spoken, Stream.ofNullable(labeled.getText()));
            default ->
                node.getStyleClass().contains("message")
                        ? Stream.of(String.valueOf(node.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
                        : spoken;
        };
    }
}
