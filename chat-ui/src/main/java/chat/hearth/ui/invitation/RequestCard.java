package chat.hearth.ui.invitation;

import chat.hearth.ui.contact.Avatar;
import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.text.PreviewText;
import chat.hearth.ui.text.WrappedText;
import chat.hearth.ui.view.Texts;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One request: who it says it is, what it says, and what one can answer. What a stranger wrote is shown as text alone:
/// nothing in it can be clicked but the answers.
final class RequestCard extends VBox {
    private final RequestRow request;
    private final EmojiPictures pictures;
    private final Texts texts;

    RequestCard(RequestRow request, RequestsViewModel model, EmojiPictures pictures, Texts texts) {
        this.request = request;
        this.pictures = pictures;
        this.texts = texts;
        getStyleClass().add("request-card");
        getChildren().add(who());
        if (request.unknown()) {
            getChildren().add(words("requests.unknown", "plain"));
        }
        request.looksLike()
                .ifPresent(name -> getChildren().add(wrapped("request-warning", "requests.lookalike", name.value())));
        if (!request.greeting().isBlank()) {
            getChildren().add(wrapped("request-greeting", "requests.greeting", request.greeting()));
        }
        getChildren().addAll(answers(request, model), words("requests.until", "small"));
    }

    /// What it shows.
    RequestRow request() {
        return request;
    }

    private Node who() {
        Avatar avatar = new Avatar();
        avatar.show(request.peer(), request.name().value(), Optional.empty());
        PreviewText name = new PreviewText(pictures);
        name.getStyleClass().add("strong");
        name.setMaxWidth(Region.USE_PREF_SIZE);
        name.setText("“" + request.name() + "”");
        VBox lines = new VBox(
                words("requests.calls", "small"),
                name,
                words("requests.unconfirmed", "small", request.peer().shortForm()));
        HBox.setHgrow(lines, Priority.ALWAYS);
        HBox who = new HBox(avatar, lines);
        who.getStyleClass().add("request-who");
        return who;
    }

    private Node answers(RequestRow request, RequestsViewModel model) {
        HBox answers = new HBox(
                answer("accept", "requests.accept", "primary", request, () -> model.accept(request)),
                answer("decline", "requests.decline", "secondary", request, () -> model.decline(request)),
                answer("block", "requests.block", "secondary", request, () -> model.block(request)));
        answers.getStyleClass().add("request-answers");
        return answers;
    }

    private Node answer(String id, String key, String styleClass, RequestRow request, Runnable action) {
        Button button = new Button();
        button.setId(id);
        button.getStyleClass().add(styleClass);
        button.textProperty().bind(texts.bind(key));
        button.accessibleTextProperty().bind(texts.bind("requests.answer", button.textProperty(), request.name()));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private Node wrapped(String styleClass, String key, String part) {
        WrappedText text = new WrappedText(pictures);
        text.getStyleClass().add(styleClass);
        text.textProperty().bind(texts.bind(key, part));
        return text;
    }

    private Label words(String key, String styleClass, Object... parts) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.textProperty().bind(texts.bind(key, parts));
        return label;
    }
}
