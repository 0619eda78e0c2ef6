package chat.hearth.ui.invitation;

import java.util.function.BooleanSupplier;

/// A picture to be read, from wherever it comes; see [QrReader]. Runs in the background.
@FunctionalInterface
interface QrSource {
    /// Throws [UnreadablePicture], or `CancellationException` once `cancelled` is true.
    String read(BooleanSupplier cancelled);
}
