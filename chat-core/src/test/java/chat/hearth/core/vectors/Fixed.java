package chat.hearth.core.vectors;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.AgreementKey;
import chat.hearth.core.identity.Card;
import chat.hearth.core.identity.Device;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.identity.SigningKey;
import chat.hearth.core.wire.CardCodec;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Alice and Bob, and chance, as the vectors have them: every secret is the SHA-256 of what it is called.
public final class Fixed {
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final Account ALICE = account("Alice", "a1a1a1a1a1a1a1a1");
    public static final Account BOB = account("Bob", "b0b0b0b0b0b0b0b0");

    private Fixed() {}

    public static Bytes bytes(String label) {
        try {
            byte[] text = Bytes.utf8("vector " + label).toArray();
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Draws exactly these, one after another.
    public static SecureRandom chance(Bytes... draws) {
        return new Chance(Bytes.join(draws));
    }

    private static Account account(String name, String device) {
        return new Account(
                signingKey(name + " identity"),
                new DisplayName(name),
                DeviceId.of(device),
                signingKey(name + " device"),
                AgreementKey.ofSecret(bytes(name + " agreement")),
                "client of " + name,
                bytes(name + " presence"));
    }

    private static SigningKey signingKey(String label) {
        return SigningKey.generate(chance(bytes(label)));
    }

    public static Card card(Account account, List<Integer> suites) {
        Device device = new Device(
                account.device(),
                account.deviceKey().verifyKey(),
                account.agreement().publicKey(),
                suites,
                0);
        return new Card(
                account.identity().verifyKey(),
                Address.of(account.peer()),
                NOON.toEpochMilli(),
                NOON,
                NOON.plus(Duration.ofDays(30)),
                List.of(device),
                List.of());
    }

    public static SignedCard signedCard(Account account, List<Integer> suites) {
        return CardCodec.sign(card(account, suites), account.identity());
    }

    public static Map<String, Object> secrets(Account account) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("identitySeed", account.identity().seed());
        map.put("identityKey", account.identity().verifyKey().raw());
        map.put("device", account.device().raw());
        map.put("deviceSeed", account.deviceKey().seed());
        map.put("deviceKey", account.deviceKey().verifyKey().raw());
        map.put("agreementSecret", account.agreement().secret());
        map.put("agreementKey", account.agreement().publicKey());
        return map;
    }

    private static final class Chance extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final transient byte[] given;
        private transient int at;

        Chance(Bytes given) {
            this.given = given.toArray();
        }

        @Override
        public void nextBytes(byte[] target) {
            if (target.length > given.length - at) {
                throw new IllegalStateException("more is drawn than was given");
            }
            System.arraycopy(given, at, target, 0, target.length);
            at += target.length;
        }
    }
}
