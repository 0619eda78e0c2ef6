package chat.hearth.core.store;

import chat.hearth.core.bytes.Bytes;

/// A sealed session as it is kept.
///
/// @param handshake what it began with, the same on both sides
/// @param rank of the sessions with one device the one with the greatest seals what is sent
/// @param state the session's own bytes; secret
public record SealedState(SessionKey key, Bytes handshake, long rank, Bytes state) {
    /// Says whose it is, never what is in it.
    @Override
    public String toString() {
        return "Session " + key.id() + " with " + key.device();
    }
}
