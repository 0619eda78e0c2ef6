package chat.hearth.core.identity;

import chat.hearth.core.bytes.Bytes;

/// A bundle together with the very bytes that were signed; both sides of a session derive its secret from these
/// bytes.
public record SignedBundle(Bundle bundle, Bytes encoded) {}
