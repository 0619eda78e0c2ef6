/// Bytes to values and back: strict CBOR, cards, envelopes, presence, requests and invitation links. Knows no topics.
@NullMarked
package chat.hearth.core.wire;

import org.jspecify.annotations.NullMarked;
