package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.AgreementKey;
import chat.hearth.core.wire.ProtocolException;

/// HPKE in its base mode, one message a key (RFC 9180 §6.1), with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and
/// AES-256-GCM. Seals to a public key without saying by whom.
final class Hpke {
    private static final Bytes VERSION = Bytes.utf8("HPKE-v1");
    /// `"KEM" ‖ I2OSP(0x0020, 2)`, §4.1.
    private static final Bytes KEM = Bytes.ofHex("4b454d0020");
    /// `"HPKE" ‖ kem_id ‖ kdf_id ‖ aead_id`, §5.1.
    private static final Bytes HPKE = Bytes.ofHex("48504b45002000010002");
    private static final Bytes BASE_MODE = Bytes.ofHex("00");

    private Hpke() {}

    /// Key and nonce of the one message (`sequence` 0, §5.2).
    private record Context(Bytes key, Bytes nonce) {}

    /// `enc ‖ ciphertext`.
    ///
    /// @param ephemeral made for this message alone
    static Bytes seal(AgreementKey ephemeral, Bytes recipient, Bytes info, Bytes associated, Bytes plain) {
        Bytes shared = sharedSecret(X25519.agree(ephemeral, recipient), ephemeral.publicKey(), recipient);
        Context context = context(shared, info);
        return Bytes.join(ephemeral.publicKey(), Aead.seal(context.key(), context.nonce(), associated, plain));
    }

    /// Throws [ProtocolException].
    static Bytes open(AgreementKey recipient, Bytes info, Bytes associated, Bytes sealed) {
        if (sealed.size() < AgreementKey.SIZE + Aead.TAG_SIZE) {
            throw new ProtocolException("shorter than a key and a tag");
        }
        Bytes ephemeral = sealed.slice(0, AgreementKey.SIZE);
        Bytes shared = sharedSecret(X25519.agree(recipient, ephemeral), ephemeral, recipient.publicKey());
        Context context = context(shared, info);
        return Aead.open(context.key(), context.nonce(), associated, sealed.slice(AgreementKey.SIZE, sealed.size()));
    }

    /// `ExtractAndExpand` of §4.1.
    static Bytes sharedSecret(Bytes agreed, Bytes ephemeral, Bytes recipient) {
        Bytes prk = labeledExtract(KEM, Bytes.EMPTY, "eae_prk", agreed);
        return labeledExpand(KEM, prk, "shared_secret", Bytes.join(ephemeral, recipient), 32);
    }

    /// `KeySchedule` of §5.1 without a pre-shared key.
    private static Context context(Bytes shared, Bytes info) {
        Bytes schedule = Bytes.join(
                BASE_MODE,
                labeledExtract(HPKE, Bytes.EMPTY, "psk_id_hash", Bytes.EMPTY),
                labeledExtract(HPKE, Bytes.EMPTY, "info_hash", info));
        Bytes secret = labeledExtract(HPKE, shared, "secret", Bytes.EMPTY);
        return new Context(
                labeledExpand(HPKE, secret, "key", schedule, Aead.KEY_SIZE),
                labeledExpand(HPKE, secret, "base_nonce", schedule, Aead.NONCE_SIZE));
    }

    private static Bytes labeledExtract(Bytes suite, Bytes salt, String label, Bytes input) {
        return Hkdf.extract(salt, Bytes.join(VERSION, suite, Bytes.utf8(label), input));
    }

    private static Bytes labeledExpand(Bytes suite, Bytes prk, String label, Bytes info, int size) {
        Bytes length = Bytes.copyOf(new byte[] {(byte) (size >> 8), (byte) size});
        return Hkdf.expand(prk, Bytes.join(length, VERSION, suite, Bytes.utf8(label), info), size);
    }
}
