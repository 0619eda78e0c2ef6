package chat.hearth.ui.settings;

import chat.hearth.core.identity.DisplayName;
import chat.hearth.ui.view.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/// Says next to the field what is wrong with a name.
public final class NameWords {
    private NameWords() {}

    /// The label is there only while it has something to say. An empty field needs no words.
    public static void show(Texts texts, ObservableValue<NameFault> fault, Label label) {
        StringBinding words = Bindings.createStringBinding(() -> of(texts, fault.getValue()), fault, texts.language());
        label.textProperty().bind(words);
        label.visibleProperty().bind(words.isNotEmpty());
        label.managedProperty().bind(words.isNotEmpty());
    }

    private static String of(Texts texts, NameFault fault) {
        return switch (fault) {
            case NONE, EMPTY -> "";
            case INVISIBLE -> texts.get("settings.name.invisible");
            case TOO_LONG -> texts.get("settings.name.long", DisplayName.MAX_CODE_POINTS);
        };
    }
}
