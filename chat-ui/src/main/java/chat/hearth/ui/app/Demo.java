package chat.hearth.ui.app;

import chat.hearth.core.identity.Invitation;
import chat.hearth.core.transport.Hosting;
import chat.hearth.core.wire.InvitationLink;
import chat.hearth.ui.snapshot.Snapshots;
import chat.hearth.ui.view.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.HostServices;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Alice and Bob, two whole programs in one process, on a network that Alice hosts, with everything in a temporary
/// folder. Where there is no display the scene ends by itself, and its pictures are written.
final class Demo {
    static final Path PICTURES = Path.of("target", "demo");
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    /// In seconds.
    private static final long LONGEST = 90;
    /// Frames until everything that has happened is drawn.
    private static final int FRAMES = 12;
    private static final double MARGIN = 20;

    private final HostServices services;
    private final Path data;
    private final Executor ui = new UiExecutor();
    private Runnable ended = () -> {};
    private int open = 2;

    Demo(HostServices services) throws IOException {
        this.services = services;
        this.data = Files.createTempDirectory("hearth-demo-");
        LogFile.begin(data);
    }

    /// Where everything of the two lies.
    Path data() {
        return data;
    }

    /// `ended` runs when both have left.
    void start(Stage first, Runnable ended) throws IOException {
        this.ended = ended;
        DemoPerson alice = person(
                first, List.of("--profile", "alice", "--name", "Alice", "--host=" + freePort(), "--theme", "light"));
        alice.start(this::personEnded)
                .thenCompose(this::invitation)
                .thenCompose(invitation -> meet(alice, invitation))
                .toCompletableFuture()
                .orTimeout(LONGEST, TimeUnit.SECONDS)
                .whenCompleteAsync((_, failure) -> played(failure), ui);
    }

    private CompletionStage<Void> meet(DemoPerson alice, Invitation invitation) {
        DemoPerson bob = bob(invitation);
        return bob.start(this::personEnded)
                .thenCompose(_ -> alice.untilFriendIsThere())
                .thenCompose(_ -> bob.untilFriendIsThere())
                .thenCompose(_ -> talk(alice, bob))
                .thenCompose(_ -> Display.isOnScreen() ? arrange(alice, bob) : picture(alice, bob));
    }

    private static CompletionStage<Void> talk(DemoPerson alice, DemoPerson bob) {
        alice.openChat();
        bob.openChat();
        return bob.say("Morning! Did the new sensors show up on the broker overnight?")
                .thenCompose(_ -> bob.say("早上好，传感器昨晚已经上线了吗？"))
                .thenCompose(_ ->
                        alice.say("All twelve are there. Two were retained from the last test, I cleared them. 👍"))
                .thenCompose(_ -> bob.say("Perfect. I’ll run the calibration before lunch."))
                .thenCompose(_ -> bob.say("Can you keep the logger on until then? 🙏"))
                .thenCompose(_ -> alice.say("Sure, it stays on."));
    }

    /// Alice at the left, Bob at the right.
    private static CompletionStage<Void> arrange(DemoPerson alice, DemoPerson bob) {
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        double width = room.getWidth() / 2 - MARGIN;
        place(alice, room.getMinX() + MARGIN / 2, width, room);
        place(bob, room.getMinX() + room.getWidth() / 2 + MARGIN / 2, width, room);
        return CompletableFuture.completedFuture(null);
    }

    private static void place(DemoPerson person, double x, double width, Rectangle2D room) {
        Stage stage = person.stage();
        stage.setX(x);
        stage.setY(room.getMinY() + MARGIN);
        stage.setWidth(width);
        stage.setHeight(Math.min(room.getHeight() - 2 * MARGIN, stage.getHeight()));
    }

    private static CompletionStage<Void> picture(DemoPerson alice, DemoPerson bob) {
        return pictures(alice, bob, Theme.LIGHT)
                .thenCompose(_ -> pictures(alice, bob, Theme.DARK))
                .thenRun(() -> {
                    bob.end();
                    alice.end();
                });
    }

    private static CompletionStage<Void> pictures(DemoPerson alice, DemoPerson bob, Theme theme) {
        alice.preferences().theme().set(theme);
        bob.preferences().theme().set(theme);
        return Frames.after(FRAMES).thenRun(() -> {
            write(alice, "alice", theme);
            write(bob, "bob", theme);
        });
    }

    private static void write(DemoPerson person, String name, Theme theme) {
        Path file = PICTURES.resolve(name + (theme == Theme.DARK ? "-dark.png" : "-light.png"));
        try {
            Files.createDirectories(PICTURES);
            Snapshots.write(person.scene(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CompletionStage<Invitation> invitation(SessionScope alice) {
        CompletableFuture<Invitation> made = new CompletableFuture<>();
        alice.connection().hosting().subscribe(state -> {
            if (state instanceof Hosting.State.Running running && !made.isDone()) {
                alice.session()
                        .invite(
                                running.addresses().stream().findFirst(),
                                alice.connection().joinCode())
                        .thenAcceptAsync(made::complete, ui);
            }
        });
        return made;
    }

    private DemoPerson bob(Invitation invitation) {
        try {
            String link = InvitationLink.full(invitation);
            return person(
                    new Stage(), List.of("--profile", "bob", "--name", "Bob", "--invite", link, "--theme", "light"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DemoPerson person(Stage stage, List<String> arguments) throws IOException {
        return new DemoPerson(data, stage, services, arguments);
    }

    private void played(@Nullable Throwable failure) {
        if (failure != null) {
            LOG.error("The demo did not get to its end; the log is in {}", data, failure);
            System.exit(1);
        }
    }

    private void personEnded() {
        open--;
        if (open == 0) {
            ended.run();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
