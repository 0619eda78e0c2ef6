package chat.hearth.ui.view;

import jakarta.inject.Inject;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Where one is in the main window: one page, and at most one dialog in front of it. Lives on the FX thread.
public final class Navigator {
    private final ReadOnlyObjectWrapper<Route.Page> page = new ReadOnlyObjectWrapper<>(new Route.Nobody());
    private final ReadOnlyObjectWrapper<Route.@Nullable Dialog> dialog = new ReadOnlyObjectWrapper<>();

    @Inject
    public Navigator() {}

    public ReadOnlyObjectProperty<Route.Page> page() {
        return page.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Route.@Nullable Dialog> dialog() {
        return dialog.getReadOnlyProperty();
    }

    /// Goes there. A page closes the dialog.
    public void show(Route route) {
        switch (route) {
            case Route.Page to -> {
                dialog.set(null);
                page.set(to);
            }
            case Route.Dialog to -> dialog.set(to);
        }
    }

    /// Asks in front of everything.
    public void ask(Question question) {
        show(new Route.Question(question));
    }

    /// Closes the dialog, if there is one.
    public void closeDialog() {
        dialog.set(null);
    }
}
