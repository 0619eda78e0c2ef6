package chat.hearth.core.transport;

import chat.hearth.core.bytes.Bytes;

/// Whom one takes for a broker that is reached by TLS. There is none that takes everyone.
public sealed interface Trust {
    /// Whoever an authority that this system knows has named after the host.
    record OfSystem() implements Trust {}

    /// Whoever an authority of one's own has named after the host, and nobody else.
    ///
    /// @param certificates of authorities, as they stand in a file: PEM or DER
    record Authority(Bytes certificates) implements Trust {}

    /// Whoever shows this certificate, whatever stands in it.
    ///
    /// @param certificate its SHA-256
    record Pinned(Bytes certificate) implements Trust {}
}
