package chat.hearth.ui.welcome;

import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.store.Passphrase;
import chat.hearth.core.transport.NetworkChoice;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Opens the way from the welcome screen to the main window. Called on the FX thread; stages complete there, and on
/// success the window has already changed. They fail with `StoreException`, `InvitationRefused` or
/// [NetworkUnavailable], and then nothing of the attempt is kept.
public interface SignIn {
    /// Accounts that signed out and kept their data, the one used last first.
    List<KeptAccount> kept();

    /// Makes an account.
    ///
    /// @param invitation whose maker is asked to become a contact
    CompletionStage<Void> create(DisplayName name, NetworkChoice network, Optional<Invitation> invitation);

    /// If the account asks for its passphrase, the window shows that instead.
    CompletionStage<Void> resume(KeptAccount account);

    /// Opens an account that asks for its passphrase. Fails with `PassphraseRefused` too.
    ///
    /// @param account as in [KeptAccount#id()]
    CompletionStage<Void> unlock(String account, Passphrase passphrase);

    /// Gives up what is under way: its stage fails with `CancellationException`, unless it is too late for that.
    void cancel();
}
