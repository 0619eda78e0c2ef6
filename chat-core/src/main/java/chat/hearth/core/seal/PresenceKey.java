package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.SigningKey;
import chat.hearth.core.identity.VerifyKey;
import chat.hearth.core.presence.Announcement;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.wire.PresenceCodec;
import chat.hearth.core.wire.ProtocolException;
import chat.hearth.core.wire.SealedPresence;
import java.security.SecureRandom;

/// The key under which an account seals the presence of its devices, known to its contacts. The mailbox is
/// authenticated beside it and the device signs inside, so that no contact who has the key can speak for a device.
///
/// @param key 32 bytes
public record PresenceKey(Bytes key) {
    private static final Bytes ID = Bytes.utf8("hearth1 pres key");

    public PresenceKey {
        if (key.size() != Aead.KEY_SIZE) {
            throw new IllegalArgumentException("a presence key has 32 bytes, not " + key.size());
        }
    }

    public static PresenceKey generate(SecureRandom random) {
        return new PresenceKey(Bytes.random(Aead.KEY_SIZE, random));
    }

    /// Names the key without giving it away: the first 4 bytes of `SHA-256("hearth1 pres key" ‖ key)`.
    public Bytes id() {
        return Hmac.sha256(Bytes.join(ID, key)).slice(0, SealedPresence.KEY_ID_SIZE);
    }

    /// What to publish in the mailbox. Always of one size.
    public Bytes seal(
            Announcement announcement, Mailbox.PresenceOf mailbox, SigningKey deviceKey, SecureRandom random) {
        Bytes nonce = Bytes.random(Aead.NONCE_SIZE, random);
        Bytes plain = PresenceCodec.padded(announcement, mailbox, deviceKey);
        Bytes ciphertext = Aead.seal(key, nonce, associated(mailbox), plain);
        return new SealedPresence(id(), nonce, ciphertext).encode();
    }

    /// Throws [ProtocolException] unless it was sealed with this key, for this mailbox, by the device.
    public Announcement open(Bytes payload, Mailbox.PresenceOf mailbox, VerifyKey deviceKey) {
        SealedPresence sealed = SealedPresence.decode(payload);
        if (!sealed.key().equals(id())) {
            throw new ProtocolException("presence under another key");
        }
        Bytes plain = Aead.open(key, sealed.nonce(), associated(mailbox), sealed.ciphertext());
        return PresenceCodec.ofPadded(plain, mailbox, deviceKey);
    }

    private static Bytes associated(Mailbox.PresenceOf mailbox) {
        return Bytes.utf8(mailbox.path());
    }

    /// Says which it is, never the key.
    @Override
    public String toString() {
        return "PresenceKey " + id().hex();
    }
}
