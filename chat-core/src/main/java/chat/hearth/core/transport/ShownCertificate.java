package chat.hearth.core.transport;

import chat.hearth.core.bytes.Bytes;
import java.time.Instant;

/// A certificate that a broker showed and that was not taken. What stands in it is for people to read, and proves
/// nothing.
///
/// @param subject whom it names, cleaned and cut
/// @param issuer who says so; the same where nobody else does
/// @param fingerprint its SHA-256
public record ShownCertificate(
        String subject, String issuer, Bytes fingerprint, Instant from, Instant until, Fault fault) {
    /// What is wrong with it.
    public enum Fault {
        /// Nobody who is known has signed it.
        UNKNOWN_ISSUER,
        /// It is made out to another host.
        OTHER_HOST,
        EXPIRED,
        NOT_YET_VALID,
        /// It is not the one that is known of this broker.
        OTHER_CERTIFICATE
    }
}
