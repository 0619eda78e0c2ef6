package chat.hearth.core.identity;

import chat.hearth.core.bytes.Bytes;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// What one gives to somebody who shall become a contact: who one is, where one can be reached, and a single-use token
/// that proves it was given.
///
/// @param token 16 random bytes; the first request that proves it is let in without asking
/// @param network the broker as the other one should reach it, absent if it works on this computer only
/// @param joinCode the password of a hosted network, absent on others
/// @param expires at most 7 days after it was made
public record Invitation(
        VerifyKey identity,
        Address address,
        DeviceId device,
        Bytes token,
        Optional<URI> network,
        Optional<DisplayName> name,
        Instant expires,
        Optional<Bytes> certificate,
        Optional<String> joinCode) {
    public Invitation {
        if (token.size() != 16) {
            throw new IllegalArgumentException("a token has 16 bytes, not " + token.size());
        }
    }

    public PeerId peer() {
        return PeerId.of(identity);
    }

    /// Says whose it is, never what lets one in.
    @Override
    public String toString() {
        return "Invitation of " + peer();
    }
}
