package chat.hearth.ui.app;

import chat.hearth.core.ChatException;

/// The store is there, and nobody's: it was made and the program ended before the account was in it.
final class NoAccount extends ChatException {
    private static final long serialVersionUID = 1;

    NoAccount() {
        super("a store without an account");
    }
}
