package chat.hearth.ui.text;

import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;

/// Text in as many lines as it takes, with emoji as pictures; nothing in it can be clicked or selected. Use it instead
/// of a wrapping label wherever people chose the text, or a name in it: JavaFX 26 throws
/// `ArrayIndexOutOfBoundsException` out of the layout where it breaks a label’s words that run from right to left.
///
/// Style classes: `wrapped-text`, in it `text` and `emoji`.
public final class WrappedText extends EmojiFlow {
    private final StringProperty text = new SimpleStringProperty(this, "text", "");

    public WrappedText(EmojiPictures pictures) {
        super(pictures);
        getStyleClass().add("wrapped-text");
        setAccessibleRole(AccessibleRole.TEXT);
        setMinWidth(0);
        setMinHeight(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        text.subscribe(now -> {
            show(now, List.of());
            setAccessibleText(now);
        });
    }

    public StringProperty textProperty() {
        return text;
    }

    public String getText() {
        return text.get();
    }

    public void setText(String now) {
        text.set(now);
    }
}
