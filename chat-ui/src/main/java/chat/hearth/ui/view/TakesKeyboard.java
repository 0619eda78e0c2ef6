package chat.hearth.ui.view;

/// A screen that knows where one begins to type. Called on the FX thread, after the screen has come.
public interface TakesKeyboard {
    void takeKeyboard();
}
