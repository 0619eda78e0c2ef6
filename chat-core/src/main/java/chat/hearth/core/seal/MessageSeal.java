package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.wire.Envelope;

/// How one message is sealed with its key: AES-256-GCM under key and nonce that HKDF makes of the message key, over
/// everything of the envelope that is not the ciphertext (Double Ratchet §7.2, `ENCRYPT`).
final class MessageSeal {
    private static final Bytes MESSAGE = Bytes.utf8("hearth1 msg");
    private static final int SIZE = Aead.KEY_SIZE + Aead.NONCE_SIZE;

    private MessageSeal() {}

    static Bytes seal(Bytes messageKey, Bytes associated, Bytes plain) {
        Bytes both = derived(messageKey);
        return Aead.seal(key(both), nonce(both), associated, plain);
    }

    static Bytes open(Bytes messageKey, Bytes associated, Bytes sealed) {
        Bytes both = derived(messageKey);
        return Aead.open(key(both), nonce(both), associated, sealed);
    }

    /// `session AD ‖ version ‖ kind ‖ suite ‖ receiver's session ‖ ratchet header`; 8 + 3 + 8 + 40 bytes behind the
    /// AD.
    static Bytes associated(Bytes session, Suite suite, Bytes receiver, Bytes header) {
        return Bytes.join(session, outer(Envelope.Kind.MESSAGE, suite), receiver, header);
    }

    /// `session AD ‖ version ‖ kind ‖ suite ‖ SHA-256(init header ‖ introduction) ‖ ratchet header`.
    static Bytes associated(Bytes session, Suite suite, Opening opening, Bytes header) {
        return Bytes.join(session, outer(Envelope.Kind.INIT, suite), opening.digest(), header);
    }

    private static Bytes outer(Envelope.Kind kind, Suite suite) {
        return Bytes.copyOf(new byte[] {(byte) Envelope.VERSION, (byte) kind.number(), (byte) suite.number()});
    }

    private static Bytes derived(Bytes messageKey) {
        return Hkdf.derive(Bytes.EMPTY, messageKey, MESSAGE, SIZE);
    }

    private static Bytes key(Bytes both) {
        return both.slice(0, Aead.KEY_SIZE);
    }

    private static Bytes nonce(Bytes both) {
        return both.slice(Aead.KEY_SIZE, SIZE);
    }
}
