package chat.hearth.ui.view;

import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Queue;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Where one is in the main window: one page, and at most one dialog in front of it. Lives on the FX thread.
public final class Navigator {
    private final ReadOnlyObjectWrapper<Route.Page> page = new ReadOnlyObjectWrapper<>(new Route.Nobody());
    private final ReadOnlyObjectWrapper<Route.@Nullable Dialog> dialog = new ReadOnlyObjectWrapper<>();

    /// What comes when the question that stands there is answered.
    private final Queue<Route.Dialog> waiting = new ArrayDeque<>();

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
                showWaiting();
            }
            case Route.Dialog to -> dialog.set(to);
        }
    }

    /// Asks in front of everything.
    public void ask(Question question) {
        show(new Route.Question(question));
    }

    /// Shows what comes from outside: it waits while a question stands there, and takes the place of any other dialog.
    public void showInTurn(Route.Dialog to) {
        if (dialog.get() instanceof Route.Question) {
            waiting.add(to);
        } else {
            dialog.set(to);
        }
    }

    /// Closes the dialog, if there is one.
    public void closeDialog() {
        answer(() -> {});
    }

    /// Closes the dialog and does what was chosen in it, before anything that waits is shown.
    void answer(Runnable chosen) {
        dialog.set(null);
        chosen.run();
        showWaiting();
    }

    private void showWaiting() {
        if (dialog.get() == null && !waiting.isEmpty()) {
            dialog.set(waiting.remove());
        }
    }
}
