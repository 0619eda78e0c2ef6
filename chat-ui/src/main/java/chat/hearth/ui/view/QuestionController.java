package chat.hearth.ui.view;

import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.text.WrappedText;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;

/// Asks a question and does what is chosen. Enter takes the first choice by which nothing is lost, or else *cancel*.
public final class QuestionController {
    private final Question question;
    private final Navigator navigator;
    private final WrappedText title;

    @FXML
    private StackPane titlePlace;

    @FXML
    private Label text;

    @FXML
    private FlowPane choices;

    @FXML
    private Button cancel;

    @FXML
    private Button close;

    /// Made for one question.
    public record Factory(Navigator navigator, EmojiPictures pictures) {
        @Inject
        public Factory {}

        public QuestionController of(Question question) {
            return new QuestionController(question, navigator, pictures);
        }
    }

    @SuppressWarnings("NullAway.Init") // the loader sets the nodes
    public QuestionController(Question question, Navigator navigator, EmojiPictures pictures) {
        this.question = question;
        this.navigator = navigator;
        this.title = new WrappedText(pictures);
    }

    @FXML
    void initialize() {
        title.getStyleClass().add("heading");
        title.setText(question.title());
        titlePlace.getChildren().setAll(title);
        text.setText(question.text());
        List<Button> buttons = question.choices().stream().map(this::button).toList();
        choices.getChildren().addAll(buttons);
        Button away = buttons.isEmpty() ? close : cancel;
        choices.getChildren().remove(buttons.isEmpty() ? cancel : close);
        away.setCancelButton(true);
        Button first = Stream.concat(buttons.stream(), Stream.of(away))
                .filter(button -> !button.getStyleClass().contains("destructive"))
                .findFirst()
                .orElse(away);
        first.setDefaultButton(true);
        choices.sceneProperty().subscribe(first::requestFocus);
    }

    @FXML
    void cancel() {
        navigator.closeDialog();
    }

    private Button button(Question.Choice choice) {
        Button button = new Button(choice.label());
        button.getStyleClass()
                .add(
                        switch (choice.weight()) {
                            case USUAL -> "primary";
                            case DANGER -> "destructive";
                        });
        button.setOnAction(_ -> navigator.answer(choice.action()));
        return button;
    }
}
