package chat.hearth.ui.qr;

import java.util.function.BooleanSupplier;

/// A picture to be read, from wherever it comes; see [QrReader]. Runs in the background.
@FunctionalInterface
public interface QrSource {
    /// Throws [UnreadablePicture], or `CancellationException` once `cancelled` is true.
    String read(BooleanSupplier cancelled);
}
