package chat.hearth.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.presence.Announcement;
import chat.hearth.core.seal.PlainCipher;
import chat.hearth.core.seal.SessionCipher;
import chat.hearth.core.transport.Mailbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The bytes of the wire, byte for byte. `vectors.properties` was made by a second implementation, in another language
/// and with other libraries; who changes one of these changes the protocol.
class WireVectorsTest {
    private static final Account ALICE = People.ALICE;
    private static final Account BOB = People.BOB;
    private static final Instant NOON = People.NOON;
    private static final Bytes TOKEN = Bytes.ofHex("000102030405060708090a0b0c0d0e0f");
    private static final Slot SLOT = new Slot("S".repeat(22));
    private static final String TEXT = "Grüße, 小明 👋";
    private static final Mailbox.PresenceOf PRESENCE = new Mailbox.PresenceOf(Address.of(ALICE.peer()), ALICE.device());

    private static final Inner MESSAGE = new Inner(
            Optional.of(MessageId.of(Bytes.ofHex("0199c0de0000700080000000000000aa"))),
            NOON.toEpochMilli(),
            5,
            2,
            Optional.of(new Inner.Acknowledgement(NOON.toEpochMilli() - 1000, 4, List.of())),
            (NOON.toEpochMilli() << 16) + 1,
            -1,
            new Body.Text(TEXT));

    private static final Inner ACK = new Inner(
            Optional.empty(),
            NOON.toEpochMilli(),
            0,
            1,
            Optional.of(new Inner.Acknowledgement(NOON.toEpochMilli(), 4, List.of())),
            NOON.toEpochMilli() << 16,
            0,
            new Body.AckOnly());

    private static final Properties VECTORS = vectors();

    static Stream<Arguments> encodings() {
        return Stream.of(
                Arguments.of("card", People.card(ALICE).encoded()),
                Arguments.of("inner", InnerCodec.encode(MESSAGE)),
                Arguments.of("ack", InnerCodec.encode(ACK)),
                Arguments.of("envelope", envelope()),
                Arguments.of("presence.online", presence(Announcement.State.ONLINE, 7, Optional.of(NOON))),
                Arguments.of("presence.will", presence(Announcement.State.LOST, 7, Optional.of(NOON))),
                Arguments.of("presence.left", presence(Announcement.State.LEFT, 8, Optional.empty())),
                Arguments.of("request", request()),
                Arguments.of("body.text", BodyCodec.encode(new Body.Text(TEXT))),
                Arguments.of("body.ack", BodyCodec.encode(new Body.AckOnly())),
                Arguments.of("body.profile", BodyCodec.encode(new Body.Profile(ALICE.name()))),
                Arguments.of("body.answer", BodyCodec.encode(new Body.Answer(SLOT, Optional.empty()))),
                Arguments.of("body.void", BodyCodec.encode(new Body.Void())),
                Arguments.of("body.unknown", BodyCodec.encode(new Body.Unknown(77, Optional.of("A poll")))));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void bytesAreThoseOfTheSecondImplementation(String name, Bytes encoded) {
        assertEquals(vector(name), encoded.hex());
    }

    @Test
    void slotOfAnInvitedRequestIsThatOfTheSecondImplementation() {
        assertEquals(vector("request.slot"), RequestCodec.invitedSlot(TOKEN).value());
    }

    static Stream<Arguments> links() {
        Invitation home = invitation(new Address("bob_home"), NOON);
        Function<Invitation, String> full = InvitationLink::full;
        Function<Invitation, String> picture = InvitationLink::forQr;
        return Stream.of(
                Arguments.of("invitation.full", full.apply(hosted())),
                Arguments.of("invitation.qr", picture.apply(hosted())),
                Arguments.of("invitation.address", full.apply(home)));
    }

    @ParameterizedTest
    @MethodSource("links")
    void linksAreThoseOfTheSecondImplementation(String name, String link) {
        assertEquals(vector(name), link);
    }

    private static Bytes envelope() {
        var bob = new SessionCipher.Recipient(BOB.peer(), BOB.device(), Optional.of(People.card(ALICE)));
        return new PlainCipher(ALICE).seal(bob, InnerCodec.encode(MESSAGE));
    }

    private static Bytes presence(Announcement.State state, long session, Optional<Instant> at) {
        return PresenceCodec.encode(new Announcement(state, session, at), PRESENCE, ALICE.deviceKey());
    }

    private static Bytes request() {
        return RequestCodec.encode(ALICE, People.card(ALICE), BOB.peer(), SLOT, "Hi Bob", Optional.of(TOKEN));
    }

    private static Invitation hosted() {
        return new Invitation(
                BOB.identity().verifyKey(),
                Address.of(BOB.peer()),
                BOB.device(),
                TOKEN,
                Optional.of(URI.create("mqtts://192.168.1.20:8883")),
                Optional.of(BOB.name()),
                NOON.plus(Duration.ofDays(7)),
                Optional.of(Bytes.ofHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")),
                Optional.of("k7m2-p9qx-4tza"));
    }

    private static Invitation invitation(Address address, Instant expires) {
        return new Invitation(
                BOB.identity().verifyKey(),
                address,
                BOB.device(),
                TOKEN,
                Optional.empty(),
                Optional.empty(),
                expires,
                Optional.empty(),
                Optional.empty());
    }

    private static String vector(String name) {
        return Objects.requireNonNull(VECTORS.getProperty(name), name);
    }

    private static Properties vectors() {
        Properties vectors = new Properties();
        try (InputStream in = WireVectorsTest.class.getResourceAsStream("vectors.properties")) {
            vectors.load(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return vectors;
    }
}
