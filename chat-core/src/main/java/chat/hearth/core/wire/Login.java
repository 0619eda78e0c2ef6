package chat.hearth.core.wire;

import chat.hearth.core.bytes.Alphabet;
import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.SigningKey;
import chat.hearth.core.identity.VerifyKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The password by which somebody logs in at a hosted network without an account there: base64url of the CBOR array
/// `[identity key, milliseconds, nonce, signature, proof]`. The signature is the identity's over `broker ‖ peer id ‖
/// client id ‖ milliseconds ‖ nonce`; the proof is HMAC-SHA-256 over the same signed bytes, keyed with the join code,
/// which itself never travels. The user name is the peer id.
///
/// @param nonce 16 random bytes; a login is good once
public record Login(VerifyKey identity, Instant made, Bytes nonce, Bytes signature, Bytes proof) {
    public static final int NONCE_SIZE = 16;
    private static final String CONTEXT = "hearth1 login";
    private static final int BROKER_SIZE = 32;
    private static final int PROOF_SIZE = 32;
    private static final int MAX_SIZE = 256;
    private static final Pattern CLIENT_ID_TAIL = Pattern.compile("-[0-9a-z]{16}");

    /// Where somebody logs in, and as which client.
    ///
    /// @param broker SHA-256 of its certificate, so that a login is good at no other broker
    /// @param clientId the peer id, a dash, and 16 characters of `0-9a-z`
    public record Entry(Bytes broker, String clientId) {
        public Entry {
            if (broker.size() != BROKER_SIZE) {
                throw new IllegalArgumentException("a broker is named by 32 bytes, not " + broker.size());
            }
        }
    }

    public static Login make(SigningKey identity, Entry entry, String joinCode, Instant now, Bytes nonce) {
        Instant made = now.truncatedTo(ChronoUnit.MILLIS);
        Bytes signed = signed(PeerId.of(identity.verifyKey()), entry, made, nonce);
        return new Login(
                identity.verifyKey(), made, nonce, identity.sign(CONTEXT, signed), hmac(Bytes.utf8(joinCode), signed));
    }

    /// The client id of a device at a broker: always the same one, and another one at every broker.
    ///
    /// @param secret what nobody but the device knows
    public static String clientId(PeerId peer, Bytes broker, String secret) {
        Bytes tail = hmac(Bytes.utf8(secret), Bytes.join(Bytes.utf8("hearth1 client id"), broker));
        return peer + "-" + Alphabet.base32(tail.slice(0, 10));
    }

    /// Whether this client id is one of somebody's own.
    public static boolean isClientId(PeerId peer, String clientId) {
        return clientId.startsWith(peer.value())
                && CLIENT_ID_TAIL
                        .matcher(clientId.substring(peer.value().length()))
                        .matches();
    }

    public String password() {
        return Alphabet.base64Url(Cbor.array(List.of(
                        Cbor.of(identity.raw()), Cbor.of(made), Cbor.of(nonce), Cbor.of(signature), Cbor.of(proof)))
                .encode());
    }

    /// Throws [ProtocolException] for what cannot be a login. Proves nothing yet.
    public static Login parse(String password) {
        Cbor.require(password.length() <= MAX_SIZE * 4 / 3, "a login too long");
        List<Cbor> parts = Cbor.decode(decoded(password), MAX_SIZE).items();
        Cbor.require(parts.size() == 5, "not a login");
        return new Login(
                CardCodec.verifyKey(parts.get(0)),
                parts.get(1).time(),
                parts.get(2).bytes(NONCE_SIZE),
                parts.get(3).bytes(SigningKey.SIGNATURE_SIZE),
                parts.get(4).bytes(PROOF_SIZE));
    }

    private static Bytes decoded(String password) {
        try {
            return Alphabet.fromBase64Url(password);
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("a login that is not base64url", e);
        }
    }

    public PeerId peer() {
        return PeerId.of(identity);
    }

    /// Whether it was made by somebody who knows the join code, for this entry. Cheap; asked before [#isSignedFor].
    public boolean provesJoinCode(String joinCode, Entry entry) {
        return hmac(Bytes.utf8(joinCode), signed(peer(), entry, made, nonce)).equalsInConstantTime(proof);
    }

    /// Whether the owner of the identity made it, for this entry.
    public boolean isSignedFor(Entry entry) {
        return identity.verifies(CONTEXT, signed(peer(), entry, made, nonce), signature);
    }

    /// All parts but the client id have a fixed length, so that no two entries share one form.
    private static Bytes signed(PeerId peer, Entry entry, Instant made, Bytes nonce) {
        byte[] millis =
                ByteBuffer.allocate(Long.BYTES).putLong(made.toEpochMilli()).array();
        return Bytes.join(
                entry.broker(), Bytes.utf8(peer.value()), Bytes.utf8(entry.clientId()), Bytes.copyOf(millis), nonce);
    }

    private static Bytes hmac(Bytes key, Bytes message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.toArray(), "HmacSHA256"));
            return Bytes.copyOf(mac.doFinal(message.toArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    /// Says whose it is, and nothing that lets one in.
    @Override
    public String toString() {
        return "Login of " + peer();
    }
}
