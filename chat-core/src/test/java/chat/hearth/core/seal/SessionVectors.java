package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.AgreementKey;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.vectors.Fixed;
import chat.hearth.core.vectors.VectorMaps;
import chat.hearth.core.wire.Body;
import chat.hearth.core.wire.Envelope;
import chat.hearth.core.wire.InitContent;
import chat.hearth.core.wire.InitHeader;
import chat.hearth.core.wire.Inner;
import chat.hearth.core.wire.InnerCodec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The beginning of a session with every value on the way.
public final class SessionVectors {
    private static final AgreementKey EPHEMERAL = AgreementKey.ofSecret(Fixed.bytes("ephemeral"));
    private static final Bytes KEM_MESSAGE = Fixed.bytes("KEM message");
    private static final Bytes ALICE_SESSION = Fixed.bytes("Alice session").slice(0, InitHeader.SESSION_SIZE);
    private static final Bytes INTRODUCTION = Fixed.bytes("introduction");
    private static final Bytes ALICE_RATCHET = Fixed.bytes("Alice ratchet 0");

    private SessionVectors() {}

    static Prekeys prekeys(Suite suite) {
        Bytes prekey = Fixed.bytes("prekey");
        Bytes seed = Bytes.join(Fixed.bytes("KEM d"), Fixed.bytes("KEM z"));
        return Prekeys.issue(Fixed.BOB, suite, Fixed.NOON, Fixed.chance(prekey, seed));
    }

    static SignedCard card(Account account, Suite suite) {
        return Fixed.signedCard(account, suite == Suite.HYBRID ? List.of(1, 2) : List.of(1));
    }

    static SealedSession begin(Suite suite) {
        Bytes message = suite == Suite.HYBRID ? KEM_MESSAGE : Bytes.EMPTY;
        return SealedSession.begin(
                Fixed.ALICE,
                card(Fixed.ALICE, suite),
                card(Fixed.BOB, suite).card(),
                prekeys(suite).current(),
                Fixed.NOON,
                Fixed.chance(EPHEMERAL.secret(), message, ALICE_SESSION, INTRODUCTION, ALICE_RATCHET));
    }

    static Inner text(int number, String text) {
        Bytes id = Bytes.join(Bytes.ofHex("0199c0de00007000800000000000"), Bytes.ofHex(String.format("%04x", number)));
        return new Inner(
                Optional.of(MessageId.of(id)),
                Fixed.NOON.toEpochMilli(),
                number,
                1,
                Optional.empty(),
                Fixed.NOON.toEpochMilli() << 16,
                0,
                new Body.Text(text));
    }

    public static Map<String, Object> beginning(int number) {
        Suite suite = Suite.of(number);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("suite", suite.number());
        map.put("alice", person(Fixed.ALICE, suite));
        map.put("bob", person(Fixed.BOB, suite));
        map.put("bundle", prekeys(suite).current().encoded());
        map.put("prekeySecret", Fixed.bytes("prekey"));
        map.put("ephemeralSecret", EPHEMERAL.secret());
        map.put("introductionSecret", INTRODUCTION);
        map.put("aliceSession", ALICE_SESSION);
        map.put("aliceRatchetSecret", ALICE_RATCHET);
        if (suite == Suite.HYBRID) {
            map.putAll(kem());
        }
        map.putAll(derived(suite));
        return map;
    }

    private static Map<String, Object> person(Account account, Suite suite) {
        Map<String, Object> map = Fixed.secrets(account);
        map.put("card", card(account, suite).encoded());
        return map;
    }

    private static Map<String, Object> kem() {
        Map<String, Object> map = new LinkedHashMap<>();
        KemKey.Encapsulated made = encapsulated();
        map.put("kemSeed", Bytes.join(Fixed.bytes("KEM d"), Fixed.bytes("KEM z")));
        map.put("kemMessage", KEM_MESSAGE);
        map.put("kemSecret", made.secret());
        return map;
    }

    private static KemKey.Encapsulated encapsulated() {
        Bytes key = prekeys(Suite.HYBRID).current().bundle().kem().orElseThrow().key();
        return KemKey.encapsulate(key, Fixed.chance(KEM_MESSAGE));
    }

    private static Map<String, Object> derived(Suite suite) {
        SealedSession.Reservation reserved = begin(suite).reserve(1);
        Inner first = text(1, "Hello Bob");
        Bytes envelope = reserved.keys().getFirst().seal(first);
        SealedInit init = SealedInit.decode(envelope);
        InitContent content = InitContent.decode(Envelope.decode(envelope).content());
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("secret", secret(suite));
        map.put("associated", reserved.session().associated());
        map.put("id", reserved.session().id());
        map.put("header", init.header().encode());
        map.put("introduction", content.introduction());
        map.put("opening", init.opening());
        map.put("inner", InnerCodec.encode(first));
        map.put("envelope", envelope);
        return map;
    }

    private static Bytes secret(Suite suite) {
        Bytes digest = Hmac.sha256(prekeys(suite).current().encoded());
        Optional<KemKey.Encapsulated> kem = suite == Suite.HYBRID ? Optional.of(encapsulated()) : Optional.empty();
        return Handshake.responder(
                Fixed.BOB.agreement(),
                AgreementKey.ofSecret(Fixed.bytes("prekey")),
                Fixed.ALICE.agreement().publicKey(),
                EPHEMERAL.publicKey(),
                new Handshake.Terms(suite, digest, kem));
    }

    public static Map<String, Object> presence() {
        return PresenceVectors.content();
    }

    public static Map<String, Object> ratchet() {
        Map<String, Object> map = VectorMaps.of("inOrder", new RatchetTranscript().inOrder());
        map.put("lossy", new RatchetTranscript().lossy());
        return map;
    }
}
