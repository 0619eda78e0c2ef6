/// End-to-end protection of what is sent: signed alone (`PlainCipher`), or encrypted in sessions between two devices
/// (`SealedSession`). The formats stand in section 7 of `docs/protocol.md`.
@NullMarked
package chat.hearth.core.seal;

import org.jspecify.annotations.NullMarked;
