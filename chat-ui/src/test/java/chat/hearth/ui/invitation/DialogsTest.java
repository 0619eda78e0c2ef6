package chat.hearth.ui.invitation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.contact.Assurance;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.contact.Trust;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.wire.InvitationLink;
import chat.hearth.ui.contact.RecordedSession;
import chat.hearth.ui.qr.QrPicture;
import chat.hearth.ui.qr.QrReader;
import chat.hearth.ui.snapshot.Snapshots;
import chat.hearth.ui.text.FxThread;
import chat.hearth.ui.text.WrappedText;
import chat.hearth.ui.view.Language;
import chat.hearth.ui.view.Route;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialogsTest {
    private static final NetworkChoice BROKER =
            new NetworkChoice.Broker(URI.create("mqtt://lab.example:1883"), Optional.empty(), Optional.empty());
    private static final Contact ANA = RecordedSession.contact("a", "Ana", Standing.ACCEPTED);
    private static final Contact ASKING = RecordedSession.contact("b", "Bob", Standing.REQUESTED);
    private static final Invitation OMAR = Invitations.from("Omar", "mqtt://lab.example:1883", new Random(3));
    private static final String LINK = InvitationLink.full(OMAR);

    private final Dialogs dialogs = new Dialogs(BROKER, ANA, ASKING);

    @TempDir
    private Path folder;

    @BeforeAll
    static void startToolkit() {
        FxThread.start();
    }

    @Test
    void requestIsAcceptedDeclinedAndBlockedByItsButtons() throws Exception {
        Parent view = FxThread.call(() -> load(dialogs.requests()));

        FxThread.call(() -> press(view, "accept", "decline", "block"));

        assertEquals(List.of("accept(" + ASKING.id() + ")", "decline(" + ASKING.id() + ")"), dialogs.session.calls());
        assertTrue(dialogs.navigator.dialog().get() instanceof Route.Question);
    }

    @Test
    void nothingThatAStrangerWroteIsMoreThanText() throws Exception {
        Contact stranger = asking("Bank https://example.org", "Open https://example.org/x 👩‍🚀", Trust.UNKNOWN);

        Parent card = card(stranger);
        List<String> pressed = card.lookupAll("*").stream()
                .filter(Node::isFocusTraversable)
                .map(Node::getId)
                .toList();
        List<String> said = labels(card);

        assertEquals(List.of("accept", "decline", "block"), pressed);
        assertEquals(0, card.lookupAll(".message-link, .hyperlink, .image-view").size());
        assertTrue(said.contains("Calls themselves"), said::toString);
        assertTrue(said.contains("“Open https://example.org/x 👩‍🚀”"), said::toString);
        assertTrue(said.contains("Nobody you know has introduced them: anyone can choose this name."), said::toString);
    }

    @Test
    void whatAStrangerWritesFromRightToLeftIsBrokenIntoLines() throws Exception {
        Parent card = card(asking("شهد العلي", "مرحبا كيف حالك اليوم ".repeat(12), Trust.UNKNOWN));

        double height = FxThread.call(() -> {
            Parent page = card.getScene().getRoot();
            page.resize(420, 700);
            page.applyCss();
            page.layout();
            return ((Region) card.lookup(".request-greeting")).getHeight();
        });

        assertTrue(height > 80, () -> "the greeting is " + height + " high");
    }

    @Test
    void textFromRightToLeftCanBePastedWhereAnInvitationBelongs() throws Exception {
        String pasted = "مرحبا كيف حالك اليوم ".repeat(40);

        List<Object> seen = FxThread.call(() -> {
            Parent view = load(dialogs.add(""));
            TextArea field = (TextArea) view.lookup("#link");
            field.setText(pasted);
            view.layout();
            boolean inOneLine = !field.isWrapText();
            field.setText(LINK);
            view.layout();
            return List.of(inOneLine, field.isWrapText());
        });

        assertEquals(List.of(true, true), seen);
    }

    @Test
    void whoWasIntroducedOnceIsNotCalledAStranger() throws Exception {
        List<String> said = labels(card(asking("Carol", "", Trust.INTRODUCED)));

        assertTrue(said.contains("Calls themselves"), said::toString);
        assertTrue(said.stream().noneMatch(each -> each.startsWith("Nobody you know")), said::toString);
    }

    @Test
    void aNewRequestLeavesTheKeyboardWhereItIs() throws Exception {
        Parent view = FxThread.call(() -> load(dialogs.requests()));

        List<Object> seen = FxThread.call(() -> {
            Node accept = view.lookup("#accept");
            accept.requestFocus();
            dialogs.session.tell(new ChatEvent.ContactChanged(RecordedSession.contact("f", "Later", Standing.REQUESTED)
                    .withStanding(Standing.REQUESTED, RecordedSession.NOON.plusSeconds(60))));
            return List.of(
                    accept.equals(view.getScene().getFocusOwner()),
                    view.lookupAll(".request-card").size());
        });

        assertEquals(List.of(true, 2), seen);
    }

    @Test
    void requestsAreGoneThroughWithTabAndSayWhomEachAnswerIsFor() throws Exception {
        List<String> heard = FxThread.call(() -> {
            Parent view = load(dialogs.requests());
            dialogs.session.tell(new ChatEvent.ContactChanged(asking("Carol", "", Trust.UNKNOWN)));
            view.applyCss();
            view.layout();
            view.lookup("#accept").requestFocus();
            List<String> places = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Node place = Objects.requireNonNull(view.getScene().getFocusOwner());
                places.add(place.getAccessibleText());
                place.requestFocusTraversal(TraversalDirection.NEXT);
            }
            return places;
        });

        assertEquals(
                List.of("Accept: Carol", "Decline: Carol", "Block: Carol", "Accept: Bob", "Decline: Bob", "Block: Bob"),
                heard);
    }

    @Test
    void everyViewIsMadeInBothLanguages() throws Exception {
        dialogs.session.answer("invite", CompletableFuture.completedFuture(OMAR));
        List<String> titles = FxThread.call(() -> {
            Parent view = load(dialogs.requests());
            load(dialogs.invite());
            load(dialogs.add(LINK));
            load(dialogs.details(ANA.id()));
            String english = ((Label) view.lookup(".title")).getText();
            dialogs.texts.language().set(Language.CHINESE);
            return List.of(english, ((Label) view.lookup(".title")).getText());
        });

        assertEquals(List.of("Contact requests", "联系人请求"), titles);
    }

    @Test
    void invitationInTheClipboardIsShownAndSent() throws Exception {
        dialogs.desktop.clipboard = LINK;

        FxThread.call(() -> press(load(dialogs.add("")), "send"));

        assertTrue(dialogs.session.calls().contains("add(" + OMAR + ", )"));
    }

    @Test
    void pictureOfAnInvitationIsChosenAndRead() throws Exception {
        Path file = folder.resolve("invitation.png");
        dialogs.desktop.chosen = file;
        String shown = FxThread.call(() -> {
            Snapshots.write(QrPicture.of(InvitationLink.forQr(OMAR)).image(300), file);
            Parent view = load(dialogs.add(""));
            press(view, "choose");
            return ((TextInputControl) view.lookup("#link")).getText();
        });

        assertEquals(InvitationLink.forQr(OMAR), shown);
    }

    @Test
    void invitationIsCopiedAndSavedAsAPictureThatCanBeRead() throws Exception {
        dialogs.session.answer("invite", CompletableFuture.completedFuture(OMAR));
        dialogs.desktop.target = folder.resolve("saved.png");

        FxThread.call(() -> press(load(dialogs.invite()), "copyLink", "copyPicture", "savePicture"));

        assertEquals(LINK, dialogs.desktop.copied.getFirst());
        assertEquals(InvitationLink.forQr(OMAR), new QrReader().read(folder.resolve("saved.png"), () -> false));
        assertTrue(Files.size(folder.resolve("saved.png")) < 100_000);
    }

    @Test
    void detailsSayWhatProtectsAndLeadToTheSafetyNumber() throws Exception {
        Contact sealed = ANA.with(new Assurance(new Trust.Verified(RecordedSession.NOON), 2, List.of()));
        Parent view = FxThread.call(() -> load(dialogs.details(ANA.id())));
        List<String> before = protection(view);

        FxThread.call(() -> {
            dialogs.session.tell(new ChatEvent.ContactChanged(sealed));
            return press(view, "safety");
        });

        assertTrue(before.get(0).startsWith("Not encrypted: whoever runs the network"), before::toString);
        assertTrue(before.get(1).startsWith("They asked by themselves"), before::toString);
        assertTrue(before.get(1).endsWith("compare the safety number."), before::toString);
        List<String> after = protection(view);
        assertTrue(after.get(0).startsWith("End-to-end encrypted, not yet audited"), after::toString);
        assertEquals("Verified on November 23, 2026: you have compared the safety number.", after.get(1));
        assertEquals(
                new Route.SafetyNumber(ANA.id()), dialogs.navigator.dialog().get());
    }

    private static List<String> protection(Parent view) throws Exception {
        return FxThread.call(() ->
                List.of(((Label) view.lookup("#protection")).getText(), ((Label) view.lookup("#trust")).getText()));
    }

    @Test
    void contactIsRenamedAndItsIdCopied() throws Exception {
        FxThread.call(() -> {
            Parent view = load(dialogs.details(ANA.id()));
            ((TextInputControl) view.lookup("#nickname")).setText("Ana from lab 2");
            return press(view, "save", "copy");
        });

        assertEquals(List.of("rename(" + ANA.id() + ", Optional[Ana from lab 2])"), dialogs.session.calls());
        assertEquals(List.of(ANA.id().value()), dialogs.desktop.copied);
    }

    /// Newer than the other request, so that it comes first.
    private static Contact asking(String name, String greeting, Trust trust) {
        Contact plain = RecordedSession.contact("f", name, Standing.REQUESTED);
        return new Contact(
                        plain.id(),
                        plain.name(),
                        plain.nickname(),
                        plain.standing(),
                        plain.address(),
                        plain.card(),
                        plain.theirSlot(),
                        plain.ourSlot(),
                        plain.invitation(),
                        greeting,
                        RecordedSession.NOON.plusSeconds(60),
                        plain.assurance())
                .with(Assurance.NONE.with(trust));
    }

    private Parent card(Contact asking) throws Exception {
        return FxThread.call(() -> {
            Parent view = load(dialogs.requests());
            dialogs.session.tell(new ChatEvent.ContactChanged(asking));
            return (Parent) view.lookup(".request-card");
        });
    }

    private static List<String> labels(Parent view) throws Exception {
        return FxThread.call(() -> Stream.of(".label", ".wrapped-text")
                .flatMap(kind -> view.lookupAll(kind).stream())
                .map(node -> node instanceof Label label ? label.getText() : ((WrappedText) node).getText())
                .toList());
    }

    private Parent load(Object controller) {
        Parent view = dialogs.views.load(controller);
        Scene scene = new Scene(view, 700, 700);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return view;
    }

    private static Parent press(Parent view, String... buttons) {
        for (String id : buttons) {
            Node found = view.lookup("#" + id);
            if (!(found instanceof Button button)) {
                throw new AssertionError("no button " + id);
            }
            button.fire();
        }
        return view;
    }
}
