package chat.hearth.ui.settings;

/// Ends the session and goes back to the welcome screen. Called on the FX thread.
public interface SignOut {
    /// Everything stays on this computer, and the account can be continued.
    void keep();

    /// Takes the account's card, presence and queue back from the broker if that can be reached, then deletes
    /// everything of the account from this computer.
    void erase();
}
