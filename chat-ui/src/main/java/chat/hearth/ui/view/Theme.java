package chat.hearth.ui.view;

/// How the window looks.
public enum Theme {
    LIGHT,
    DARK,
    /// As the desktop does, changing with it.
    SYSTEM
}
