package chat.hearth.ui.welcome;

/// What can be done when a profile does not open. Called on the FX thread.
public interface Remedies {
    void tryAgain();

    /// Sets what is there aside under another name in the same place, deletes nothing, and begins with the welcome
    /// screen.
    void startFresh();

    void quit();
}
