package chat.hearth.core.store;

import chat.hearth.core.bytes.Bytes;
import java.time.Instant;

/// The token of an invitation that one has given away and nobody has used yet.
///
/// @param token 16 bytes
public record IssuedToken(Bytes token, Instant expires) {}
