package chat.hearth.ui.conversation;

import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/// Why a message was not delivered, and what can be done about it. Style class `failure`.
final class FailureView extends FlowPane {
    private final RowCells parts;
    private final RowActions actions;
    private final Label sentence = new Label();
    private final Button retry = new Button();
    private final Button copy = new Button();
    private final Button delete = new Button();

    FailureView(RowCells parts, RowActions actions) {
        this.parts = parts;
        this.actions = actions;
        getStyleClass().add("failure");
        sentence.getStyleClass().add("danger");
        sentence.setWrapText(true);
        sentence.maxWidthProperty().bind(widthProperty());
        for (Button button : List.of(retry, copy, delete)) {
            button.getStyleClass().add("link");
            button.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().setAll(List.of(sentence, retry, dot(), copy, dot(), delete));
    }

    void show(Message message, Delivery.Reason reason) {
        sentence.setText(parts.words().failure(reason));
        show(retry, "conversation.retry", message, RowActions::retry);
        show(copy, "common.copy", message, RowActions::copy);
        show(delete, "common.delete", message, RowActions::delete);
    }

    private void show(Button button, String key, Message message, BiConsumer<RowActions, Message> action) {
        button.setText(parts.texts().get(key));
        button.setOnAction(_ -> action.accept(actions, message));
    }

    private static Label dot() {
        Label dot = new Label("·");
        dot.getStyleClass().add("small");
        return dot;
    }
}
