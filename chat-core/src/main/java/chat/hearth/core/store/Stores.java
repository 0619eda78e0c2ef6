package chat.hearth.core.store;

import java.nio.file.Path;
import java.util.concurrent.CompletionStage;

/// The one place where the kind of store is decided: files in the application, memory in many tests. Stages complete on
/// the core thread and fail with [StoreException] or [PassphraseRefused].
public interface Stores {
    /// Opens the store in this folder, making both if they are not there.
    CompletionStage<Store> open(Path folder);

    /// Opens a store that asks for a passphrase. One that asks for none opens with any.
    CompletionStage<Store> open(Path folder, Passphrase passphrase);

    /// Whether the store of this folder, which is open, asks for a passphrase.
    CompletionStage<Boolean> asksPassphrase(Path folder);

    /// Sets, changes or takes away the passphrase of the store of this folder, which is open. What is stored stays as
    /// it is. Whatever happens meanwhile, either the old one opens it or the new one.
    CompletionStage<Void> change(Path folder, PassphraseChange change);
}
