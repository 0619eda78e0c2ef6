package chat.hearth.core.identity;

import chat.hearth.core.bytes.Bytes;

/// A card together with the very bytes that were signed and are passed on: a signature is never checked over something
/// encoded again.
public record SignedCard(Card card, Bytes encoded) {}
