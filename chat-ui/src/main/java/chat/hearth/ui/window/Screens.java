package chat.hearth.ui.window;

import chat.hearth.ui.view.Route;

/// Makes the controllers of the screens that the window shows. One that is [AutoCloseable] is closed when its view
/// goes.
public interface Screens {
    /// The list of conversations; it stays.
    Object sidebar();

    Object page(Route.Page route);

    Object dialog(Route.Dialog route);
}
