package chat.hearth.core.transport;

import chat.hearth.core.bytes.Bytes;

/// A certificate of one's own, with its key, that a broker asks for.
///
/// @param pkcs12 as it stands in a file (RFC 7292)
/// @param passphrase opens it; may be empty
public record ClientKey(Bytes pkcs12, String passphrase) {
    @Override
    public String toString() {
        return "ClientKey";
    }
}
