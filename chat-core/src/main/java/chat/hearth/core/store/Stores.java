package chat.hearth.core.store;

import java.nio.file.Path;
import java.util.concurrent.CompletionStage;

/// The one place where the kind of store is decided: files in the application, memory in many tests.
public interface Stores {
    /// Opens the store in this folder, making both if they are not there. Completes on the core thread; fails with
    /// [StoreException].
    CompletionStage<Store> open(Path folder);
}
