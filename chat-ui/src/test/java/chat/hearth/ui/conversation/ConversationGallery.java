package chat.hearth.ui.conversation;

import chat.hearth.core.contact.Assurance;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.time.ManualCore;
import chat.hearth.core.transport.Link;
import chat.hearth.ui.snapshot.Gallery;
import chat.hearth.ui.snapshot.Look;
import chat.hearth.ui.snapshot.Snapshots;
import chat.hearth.ui.view.Language;
import chat.hearth.ui.view.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.control.TextInputControl;

/// A [Gallery] of conversations of many kinds.
final class ConversationGallery {
    private static final Instant DAY = Instant.parse("2026-11-20T10:00:00Z");
    private static final String LONG_NAME = "محمد بن عبد الله الأنصاري 🌸 with a long name";
    private static final Link DOWN =
            new Link.Down(Link.Why.CONNECTION_LOST, "", DAY.minusSeconds(600), 3, DAY.plusSeconds(3_604));

    private final ManualCore core = new ManualCore(DAY.plusSeconds(3_600));
    private final ManualCore ui = new ManualCore(DAY);
    private final Path folder;

    private record Picture(String name, Consumer<FakeSession> before, Consumer<ShownConversation> after) {}

    private ConversationGallery(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) {
        Gallery.openLong(arguments, folder -> new ConversationGallery(folder).draw());
    }

    private CompletionStage<?> draw() {
        CompletionStage<?> drawn = CompletableFuture.completedFuture(null);
        for (Picture picture : pictures()) {
            drawn = drawn.thenCompose(_ -> draw(picture));
        }
        return drawn;
    }

    private static List<Picture> pictures() {
        return List.of(
                new Picture("light", ConversationGallery::talk, _ -> {}),
                new Picture(
                        "dark",
                        ConversationGallery::talk,
                        page -> page.appearance.theme().set(Theme.DARK)),
                new Picture(
                        "chinese",
                        ConversationGallery::talk,
                        page -> page.texts.language().set(Language.CHINESE)),
                new Picture("states", ConversationGallery::states, _ -> {}),
                new Picture(
                        "states-dark",
                        ConversationGallery::states,
                        page -> page.appearance.theme().set(Theme.DARK)),
                new Picture("narrow", ConversationGallery::states, page -> page.stage.setWidth(420)),
                new Picture(
                        "large",
                        ConversationGallery::talk,
                        page -> page.appearance.zoom().set(1.5)),
                new Picture("new", ConversationGallery::unread, _ -> {}),
                new Picture(
                        "offline",
                        session -> {
                            talk(session);
                            session.linkIs(DOWN);
                        },
                        page -> {
                            page.session.tell(new ChatEvent.ClocksDiffer(FakeSession.MEI, Duration.ofMinutes(10)));
                            page.session.tell(new ChatEvent.MessagesMissing(FakeSession.CHAT, true));
                            write(page, "A first line\nand a second\nand a third");
                        }),
                new Picture(
                        "refused",
                        session -> {
                            talk(session);
                            session.linkIs(new Link.Refused(Link.Why.WRONG_PASSWORD, ""));
                        },
                        page -> write(page, "x".repeat(Message.MAX_TEXT_BYTES + 1_000))),
                new Picture("blocked", ConversationGallery::blocked, _ -> {}),
                new Picture("empty", _ -> {}, _ -> {}),
                new Picture("blocked-narrow-large", ConversationGallery::blocked, page -> {
                    page.stage.setWidth(480);
                    page.appearance.zoom().set(1.5);
                }),
                new Picture(
                        "refused-dark-chinese",
                        session -> {
                            talk(session);
                            session.linkIs(new Link.Refused(Link.Why.WRONG_PASSWORD, ""));
                        },
                        page -> look(page, Look.LARGEST.zoomed(1))),
                new Picture("states-largest", ConversationGallery::states, page -> look(page, Look.LARGEST)),
                new Picture(
                        "plain-narrow",
                        session -> {
                            states(session);
                            session.contactIs(FakeSession.contact(LONG_NAME, Standing.ACCEPTED)
                                    .with(Assurance.NONE));
                        },
                        page -> page.stage.setWidth(420)));
    }

    private static void look(ShownConversation page, Look look) {
        look.on(page.appearance);
        page.texts.language().set(look.language());
    }

    private static void blocked(FakeSession session) {
        talk(session);
        session.contactIs(FakeSession.contact(LONG_NAME, Standing.BLOCKED));
    }

    private static void write(ShownConversation page, String text) {
        page.find("#input", TextInputControl.class).setText(text);
    }

    private static void talk(FakeSession session) {
        up(session);
        session.arrive(
                session.theirs(DAY.minus(Duration.ofDays(1)), "See you tomorrow 👋🏽"),
                session.theirs(DAY.plusSeconds(60), "Morning! Did the new sensors show up on the broker overnight?"),
                session.theirs(DAY.plusSeconds(90), "早上好，传感器昨晚已经上线了吗？"),
                session.mine(
                        DAY.plusSeconds(240),
                        "All twelve are there. Two were retained from the last test, I cleared them.",
                        new Delivery.Delivered(Optional.of(DAY), DAY)),
                session.mine(DAY.plusSeconds(250), "😀🎉", new Delivery.Read(Optional.empty(), Optional.empty(), DAY)),
                session.theirs(DAY.plusSeconds(900), "مرحبا، هذا اختبار طويل للنص العربي مع English words"),
                session.theirs(
                        DAY.plusSeconds(2_500),
                        "Perfect. I’ll run the calibration before lunch: https://example.org/plot"),
                session.theirs(DAY.plusSeconds(2_520), "Can you keep the logger on until then?"),
                session.mine(DAY.plusSeconds(2_530), "Sure, it stays on.", new Delivery.Sent(DAY)));
    }

    private static void states(FakeSession session) {
        up(session);
        session.presenceIs(new Presence.Lost(DAY));
        List<Delivery> states = List.of(
                new Delivery.Failed(Delivery.Reason.NOT_AUTHORIZED, DAY),
                new Delivery.Read(Optional.empty(), Optional.empty(), DAY),
                new Delivery.Delivered(Optional.of(DAY), DAY),
                new Delivery.Sent(DAY),
                new Delivery.Queued());
        for (int i = 0; i < states.size(); i++) {
            session.arrive(session.mine(DAY.plusSeconds(400L * i), "On my way", states.get(i)));
        }
    }

    private static void unread(FakeSession session) {
        talk(session);
        for (int i = 0; i < 40; i++) {
            session.arrive(session.theirs(DAY.plusSeconds(3_000 + 10 * i), "Reading number " + i));
        }
    }

    private static void up(FakeSession session) {
        session.linkIs(FakeSession.up());
    }

    private CompletionStage<?> draw(Picture picture) {
        FakeSession session = new FakeSession(core);
        picture.before().accept(session);
        run();
        ShownConversation page = new ShownConversation(session, core, ui, new Places());
        run();
        page.stage.show();
        picture.after().accept(page);
        CompletableFuture<Void> settled = new CompletableFuture<>();
        PauseTransition wait = new PauseTransition(javafx.util.Duration.millis(400));
        wait.setOnFinished(_ -> settled.complete(null));
        wait.play();
        return settled.thenRun(() -> {
            run();
            write(page, folder.resolve(picture.name() + ".png"));
            page.close();
        });
    }

    private static void write(ShownConversation page, Path file) {
        try {
            Snapshots.write(page.scene, file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void run() {
        boolean ran = true;
        while (ran) {
            ran = core.runReady();
            ran = ui.runReady() || ran;
        }
    }
}
