package chat.hearth.ui.view;

import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Binds every text of a view that came marked from FXML to the language of the moment, and keeps buttons from cutting
/// theirs: CSS cannot say that a button is never narrower than its text.
final class TextBinder {
    private final Texts texts;

    TextBinder(Texts texts) {
        this.texts = texts;
    }

    void bind(@Nullable Node node) {
        if (node == null) {
            return;
        }
        bind(node.accessibleTextProperty());
        bind(node.accessibleHelpProperty());
        switch (node) {
            case Button button -> {
                if (button.getMinWidth() == Region.USE_COMPUTED_SIZE) {
                    button.setMinWidth(Region.USE_PREF_SIZE);
                }
                bind(button.textProperty());
                bind(button.getGraphic());
            }
            case Labeled labeled -> {
                bind(labeled.textProperty());
                bind(labeled.getGraphic());
            }
            case TextInputControl input -> bind(input.promptTextProperty());
            case Text text -> bind(text.textProperty());
            default -> {}
        }
        if (node instanceof Control control && control.getTooltip() != null) {
            bind(control.getTooltip().textProperty());
        }
        bindInside(node);
    }

    private void bindInside(Node node) {
        switch (node) {
            case ScrollPane pane -> bind(pane.getContent());
            case SplitPane pane -> pane.getItems().forEach(this::bind);
            case MenuButton button -> button.getItems().forEach(this::bind);
            case Parent parent -> parent.getChildrenUnmodifiable().forEach(this::bind);
            default -> {}
        }
    }

    private void bind(MenuItem item) {
        bind(item.textProperty());
    }

    private void bind(Property<String> property) {
        MarkedTexts.keyIn(property.getValue()).ifPresent(key -> property.bind(texts.bind(key)));
    }
}
