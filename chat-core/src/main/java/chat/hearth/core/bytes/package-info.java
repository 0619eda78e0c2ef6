/// Immutable bytes and the three alphabets in which Hearth writes them: base32, base62 and base64url.
@NullMarked
package chat.hearth.core.bytes;

import org.jspecify.annotations.NullMarked;
