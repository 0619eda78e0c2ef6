package chat.hearth.ui.verification;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.identity.SafetyNumber;
import chat.hearth.ui.contact.RecordedSession;
import chat.hearth.ui.invitation.FakeDesktop;
import chat.hearth.ui.qr.QrReader;
import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.view.Carets;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Notices;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import chat.hearth.ui.view.ViewLoader;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The dialog of the safety number with everything that it needs; work in the background is done at once.
final class SafetyNumberScene {
    final Texts texts = new Texts();
    final Times times = new Times(texts, InstantSource.fixed(RecordedSession.NOON), () -> ZoneOffset.UTC);
    final Navigator navigator = new Navigator();
    final FakeDesktop desktop = new FakeDesktop();
    final RecordedSession session;
    final SafetyNumberController controller;
    final Scene scene;
    private final Stage stage = new Stage();

    private SafetyNumberScene(Contact contact, Optional<SafetyNumber> number) {
        session = new RecordedSession(contact);
        session.answer("safetyNumber", CompletableFuture.completedFuture(number));
        controller = new SafetyNumberController(
                new SafetyNumberViewModel(
                        session.session(), Runnable::run, Runnable::run, navigator, texts, contact.id()),
                new QrReader(),
                new SafetyNumberController.Frame(texts, times, navigator, new Notices(), desktop, new EmojiPictures()));
        StackPane root = new StackPane(new ViewLoader(texts).load(controller));
        root.getStyleClass().add("root");
        scene = new Scene(root, 760, 780);
    }

    static SafetyNumberScene of(Contact contact, SafetyNumber number) {
        return new SafetyNumberScene(contact, Optional.of(number));
    }

    static SafetyNumberScene withoutNumber(Contact contact) {
        return new SafetyNumberScene(contact, Optional.empty());
    }

    SafetyNumberScene shown() {
        stage.setScene(scene);
        stage.show();
        return this;
    }

    <T extends Node> T find(String selector, Class<T> type) {
        return type.cast(scene.getRoot().lookup(selector));
    }

    List<String> changes() {
        return session.calls().stream()
                .filter(call -> call.startsWith("setVerified"))
                .toList();
    }

    void close() {
        controller.close();
        Carets.stop(scene);
        stage.hide();
    }
}
