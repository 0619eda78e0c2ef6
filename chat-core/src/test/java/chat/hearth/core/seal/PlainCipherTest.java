package chat.hearth.core.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Card;
import chat.hearth.core.identity.Device;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.wire.CardCodec;
import chat.hearth.core.wire.Envelope;
import chat.hearth.core.wire.People;
import chat.hearth.core.wire.ProtocolException;
import chat.hearth.core.wire.Signed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlainCipherTest {
    private static final Account ALICE = People.ALICE;
    private static final Account BOB = People.BOB;
    private static final Account CAROL = People.CAROL;
    private static final SignedCard CARD = People.card(ALICE);
    private static final Optional<SignedCard> KNOWN = Optional.of(CARD);
    private static final Bytes INNER = Bytes.utf8("inner bytes");

    private final SessionCipher alice = new PlainCipher(ALICE);
    private final SessionCipher bob = new PlainCipher(BOB);

    @Test
    void messageComesToTheDeviceItWasMeantFor() {
        Bytes envelope = alice.seal(to(BOB), INNER);

        assertEquals(
                new SessionCipher.Opened(ALICE.device(), Optional.empty(), INNER),
                bob.open(ALICE.peer(), KNOWN, envelope));
        assertEquals(0, alice.suite());
    }

    @Test
    void firstMessageBringsTheCard() {
        Bytes envelope = alice.seal(introducedTo(BOB, CARD), INNER);

        assertEquals(
                new SessionCipher.Opened(ALICE.device(), KNOWN, INNER),
                bob.open(ALICE.peer(), Optional.empty(), envelope));
    }

    @Test
    void messagePassedOnToAThirdPersonIsRefused() {
        Bytes envelope = alice.seal(introducedTo(BOB, CARD), INNER);

        SessionCipher carol = new PlainCipher(CAROL);

        assertThrows(ProtocolException.class, () -> carol.open(ALICE.peer(), KNOWN, envelope));
    }

    @Test
    void messagePassedOnToAnotherDeviceOfTheReceiverIsRefused() {
        Bytes envelope = alice.seal(to(BOB), INNER);

        SessionCipher laptop = new PlainCipher(new Account(
                BOB.identity(),
                BOB.name(),
                DeviceId.of("b0b0b0b0b0b0b0b1"),
                BOB.deviceKey(),
                BOB.agreement(),
                BOB.clientId(),
                BOB.presenceKey()));

        assertThrows(ProtocolException.class, () -> laptop.open(ALICE.peer(), KNOWN, envelope));
    }

    @Test
    void messageReflectedToItsSenderIsRefused() {
        Bytes envelope = alice.seal(to(BOB), INNER);

        assertThrows(ProtocolException.class, () -> alice.open(BOB.peer(), Optional.of(People.card(BOB)), envelope));
    }

    @Test
    void messageOfSomebodyElseInTheSendersSlotIsRefused() {
        SessionCipher carol = new PlainCipher(CAROL);

        Bytes plain = carol.seal(to(BOB), INNER);
        Bytes withOwnCard = carol.seal(introducedTo(BOB, People.card(CAROL)), INNER);
        Bytes withStolenCard = carol.seal(introducedTo(BOB, CARD), INNER);

        for (Bytes envelope : List.of(plain, withOwnCard, withStolenCard)) {
            assertThrows(ProtocolException.class, () -> bob.open(ALICE.peer(), KNOWN, envelope));
        }
    }

    @Test
    void messageWithoutAnyCardOfItsSenderIsRefused() {
        Bytes envelope = alice.seal(to(BOB), INNER);

        assertThrows(ProtocolException.class, () -> bob.open(ALICE.peer(), Optional.empty(), envelope));
    }

    @Test
    void newerCardCountsAndOlderOneDoesNot() {
        SignedCard newer = People.card(ALICE, CARD.card().revision() + 1);
        SignedCard older = People.card(ALICE, CARD.card().revision() - 1);

        SessionCipher.Opened withNewer = bob.open(ALICE.peer(), KNOWN, alice.seal(introducedTo(BOB, newer), INNER));
        SessionCipher.Opened withOlder = bob.open(ALICE.peer(), KNOWN, alice.seal(introducedTo(BOB, older), INNER));

        assertEquals(Optional.of(newer), withNewer.card());
        assertEquals(Optional.empty(), withOlder.card());
    }

    @Test
    void anotherCardOfTheKnownRevisionDoesNotCount() {
        Card own = CARD.card();
        Card twin = new Card(
                own.identity(),
                own.address(),
                own.revision(),
                own.issued(),
                own.expires().minus(Duration.ofDays(1)),
                own.devices(),
                own.revoked());

        Bytes envelope = alice.seal(introducedTo(BOB, CardCodec.sign(twin, ALICE.identity())), INNER);

        assertEquals(Optional.empty(), bob.open(ALICE.peer(), KNOWN, envelope).card());
    }

    @Test
    void deviceThatTheNewerCardNoLongerNamesIsRefused() {
        Device other = new Device(
                DeviceId.of("00000000000000ff"),
                CAROL.deviceKey().verifyKey(),
                CAROL.agreement().publicKey(),
                List.of(0),
                0);
        Card own = CARD.card();
        Card without = new Card(
                own.identity(),
                own.address(),
                own.revision() + 1,
                own.issued(),
                own.expires(),
                List.of(other),
                List.of(ALICE.device()));
        Optional<SignedCard> known = Optional.of(CardCodec.sign(without, ALICE.identity()));

        Bytes plain = alice.seal(to(BOB), INNER);
        Bytes withOldCard = alice.seal(introducedTo(BOB, CARD), INNER);

        assertThrows(ProtocolException.class, () -> bob.open(ALICE.peer(), known, plain));
        assertThrows(ProtocolException.class, () -> bob.open(ALICE.peer(), known, withOldCard));
    }

    @Test
    void everyTurnedBitIsNoticed() {
        Bytes envelope = alice.seal(introducedTo(BOB, CARD), INNER);

        for (int bit = 0; bit < envelope.size() * 8; bit++) {
            byte[] turned = envelope.toArray();
            turned[bit / 8] ^= (byte) (1 << bit % 8);
            assertThrows(
                    ProtocolException.class,
                    () -> bob.open(ALICE.peer(), KNOWN, Bytes.copyOf(turned)),
                    () -> "a message that was tampered with was opened");
        }
    }

    @Test
    void requestIsNoMessage() {
        Envelope message = Envelope.decode(alice.seal(introducedTo(BOB, CARD), INNER));
        Envelope init = new Envelope(Envelope.Kind.INIT, 0, Optional.empty(), message.header(), message.content());

        assertThrows(ProtocolException.class, () -> bob.open(ALICE.peer(), KNOWN, init.encode()));
    }

    @Test
    void encryptedMessageNeedsAnUpdate() {
        Envelope message = Envelope.decode(alice.seal(to(BOB), INNER));
        Envelope encrypted =
                new Envelope(Envelope.Kind.MESSAGE, 1, Optional.empty(), Optional.empty(), message.content());

        ProtocolException refused =
                assertThrows(ProtocolException.class, () -> bob.open(ALICE.peer(), KNOWN, encrypted.encode()));

        assertTrue(refused.needsUpdate());
    }

    @Test
    void signatureForAnotherPurposeIsRefused() {
        Bytes binding = Bytes.join(
                Bytes.utf8(ALICE.peer().value()),
                ALICE.device().raw(),
                Bytes.utf8(BOB.peer().value()),
                BOB.device().raw());
        Signed other = Signed.by(ALICE.deviceKey(), "hearth1 req", binding, INNER);

        Bytes envelope = Envelope.plain(Envelope.Kind.MESSAGE, Optional.empty(), other.encode())
                .encode();

        assertThrows(ProtocolException.class, () -> bob.open(ALICE.peer(), KNOWN, envelope));
    }

    private static SessionCipher.Recipient to(Account account) {
        return new SessionCipher.Recipient(account.peer(), account.device(), Optional.empty());
    }

    private static SessionCipher.Recipient introducedTo(Account account, SignedCard card) {
        return new SessionCipher.Recipient(account.peer(), account.device(), Optional.of(card));
    }
}
