package chat.hearth.ui.settings;

import chat.hearth.core.store.PassphraseChange;
import java.util.concurrent.CompletionStage;

/// The passphrase of the account that is open. Called on the FX thread; stages complete there and fail with
/// `PassphraseRefused` or `StoreException`.
public interface Protection {
    /// Whether there is one.
    CompletionStage<Boolean> isOn();

    CompletionStage<Void> change(PassphraseChange change);
}
