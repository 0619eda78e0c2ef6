package chat.hearth.core.wire;

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
import chat.hearth.core.identity.VerifyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Alice, Bob and Carol with fixed keys, so that every signature is the same in each run.
public final class People {
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    public static final Account ALICE = new Account(
            key(
                    "b17d1ba4a8349688078fb16599d36ae1c6f36304d43edf7ff0ee73dfd4c63e30",
                    "6f4ec48e3f02c06696267479a34eb51be534df4a730d615d925cf3166243c669"),
            new DisplayName("Alice"),
            DeviceId.of("a1a1a1a1a1a1a1a1"),
            key(
                    "00b77b9688008b65f4073b3342d4aba76c89d65415b41e5c97e05848188e55f3",
                    "af6f22231a4e5e43e9fc3f5deac15b3aee708504b495629dc79eab78a01879df"),
            agreement("b1f4444d2ed71a8716812c4a7b9c6d9916fbef57e4bf3da0216f9f96a45a0f00"),
            "AliceAliceAliceAliceAl",
            Bytes.ofHex("41".repeat(32)));

    public static final Account BOB = new Account(
            key(
                    "0bb781608f6ff60b8c62a9c7b0559cdaa4fb346bdabc2315cbce1a7a90aa16a1",
                    "6684c65c92aa969e6f6f61ad4fcb7951bd157ace44691cd9b2c458575f906ec4"),
            new DisplayName("Bob"),
            DeviceId.of("b0b0b0b0b0b0b0b0"),
            key(
                    "e8b37d1912349ee59e5dde610dd51330d39839b5706f2e0f705cb5b779fffc36",
                    "4fd6c4000ed427a74dec1e4a84a28a4df2a57293b80176d87f8fe71fd9584fc3"),
            agreement("3e65c03d05af70f5cc3da99d3760c0d0ac21afc109cce5e2c207fa19f29bb7fe"),
            "BobBobBobBobBobBobBobB",
            Bytes.ofHex("42".repeat(32)));

    public static final Account CAROL = new Account(
            key(
                    "e9c9513a16b72a1eadffbeaedbc7fbb803a664aacbe778bc73576b09048b16a5",
                    "e4fbfb6fce54fd2ffa4d4adf4ae8c7ec49a6fd01aef4ece6b3d004a8d5eb1f2f"),
            new DisplayName("Carol"),
            DeviceId.of("cacacacacacacaca"),
            key(
                    "10ff3666473d001a8842fb62924e322038fadebce1922ad2f6fa8c56a37f2aad",
                    "acaf7a8f18adfa37c43874c4b5c65a6c9398f964416e7f35605563a6a4624883"),
            agreement("61294465faac683256b1138f3e70450e7ed51ce89bae021b91d075806706615f"),
            "CarolCarolCarolCarolCa",
            Bytes.ofHex("43".repeat(32)));

    private People() {}

    /// The card that this account publishes at noon.
    public static SignedCard card(Account account) {
        return card(account, NOON.toEpochMilli());
    }

    public static SignedCard card(Account account, long revision) {
        return CardCodec.sign(cardOf(account, revision, List.of(device(account))), account.identity());
    }

    /// The first card of an account whose device can encrypt.
    public static SignedCard sealingCard(Account account, Instant issued) {
        Device device = new Device(
                account.device(),
                account.deviceKey().verifyKey(),
                account.agreement().publicKey(),
                List.of(1, 2),
                0);
        Card card = new Card(
                account.identity().verifyKey(),
                Address.of(account.peer()),
                1,
                issued,
                issued.plus(Duration.ofDays(30)),
                List.of(device),
                List.of());
        return CardCodec.sign(card, account.identity());
    }

    static Card cardOf(Account account, long revision, List<Device> devices) {
        return new Card(
                account.identity().verifyKey(),
                Address.of(account.peer()),
                revision,
                NOON,
                NOON.plus(Duration.ofDays(30)),
                devices,
                List.of());
    }

    public static Device device(Account account) {
        return new Device(
                account.device(),
                account.deviceKey().verifyKey(),
                account.agreement().publicKey(),
                List.of(0),
                0);
    }

    private static SigningKey key(String seed, String publicKey) {
        return new SigningKey(Bytes.ofHex(seed), new VerifyKey(Bytes.ofHex(publicKey)));
    }

    /// Nothing here agrees on a secret, so the public half alone will do.
    private static AgreementKey agreement(String publicKey) {
        return new AgreementKey(Bytes.ofHex("00".repeat(32)), Bytes.ofHex(publicKey));
    }
}
