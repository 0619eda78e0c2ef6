package chat.hearth.core.wire;

import chat.hearth.core.bytes.Alphabet;
import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.fuzz.Decoder;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.presence.Announcement;
import chat.hearth.core.seal.PlainCipher;
import chat.hearth.core.seal.SessionCipher;
import chat.hearth.core.transport.Mailbox;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Every decoder of what is on the wire.
public final class WireDecoders implements Decoder.All {
    private static final Account ALICE = People.ALICE;
    private static final Account BOB = People.BOB;
    private static final SignedCard CARD = People.card(ALICE);
    private static final Mailbox.PresenceOf MAILBOX = new Mailbox.PresenceOf(Address.of(ALICE.peer()), ALICE.device());
    private static final Bytes TO_BOB = Bytes.join(
            Bytes.utf8(ALICE.peer().value()),
            ALICE.device().raw(),
            Bytes.utf8(BOB.peer().value()));

    @Override
    public List<Decoder> get() {
        Bytes inner = InnerCodec.encode(message());
        return List.of(
                new Decoder("cbor", Padding.unpad(inner), bytes -> Cbor.decode(bytes, Envelope.MAX_SIZE)),
                new Decoder("card", CARD.encoded(), CardCodec::decode).withKeys(),
                new Decoder("signed-card", Signed.decode(CARD.encoded()).payload(), CardCodec::decode)
                        .behind(WireDecoders::asCard)
                        .withKeys(),
                new Decoder("envelope", envelope(), Envelope::decode),
                new Decoder("message", envelope(), WireDecoders::open).withKeys(),
                new Decoder("inner", inner, InnerCodec::decode),
                new Decoder("padded-inner", Padding.unpad(inner), InnerCodec::decode).behind(Padding::pad),
                new Decoder("body", BodyCodec.encode(message().body()), BodyCodec::decode),
                new Decoder("presence", presence(), WireDecoders::decodePresence).withKeys(),
                new Decoder("signed-presence", fields(presence()), WireDecoders::decodePresence)
                        .behind(WireDecoders::asPresence)
                        .withKeys(),
                new Decoder("request", request(), WireDecoders::decodeRequest).withKeys(),
                new Decoder("signed-request", fieldsOfRequest(), WireDecoders::decodeRequest)
                        .behind(WireDecoders::asRequest)
                        .withKeys(),
                new Decoder("padded-introduction", Padding.unpad(introduction()), Introduction::decode)
                        .behind(Padding::pad)
                        .withKeys(),
                new Decoder("link", Bytes.utf8(link()), WireDecoders::parseLink),
                new Decoder("link-content", linkContent(), WireDecoders::parseLink)
                        .behind(content -> Bytes.utf8("hearth:1?" + Alphabet.base64Url(content))),
                new Decoder("login", Bytes.utf8(login().password()), WireDecoders::parseLogin),
                new Decoder("login-content", Alphabet.fromBase64Url(login().password()), WireDecoders::parseLogin)
                        .behind(content -> Bytes.utf8(Alphabet.base64Url(content))));
    }

    private static Login login() {
        Login.Entry entry = new Login.Entry(Bytes.ofHex("b0".repeat(32)), ALICE.peer() + "-0123456789abcdef");
        return Login.make(ALICE.identity(), entry, "code", People.NOON, Bytes.ofHex("0f".repeat(16)));
    }

    private static void parseLogin(Bytes text) {
        Login.parse(text(text));
    }

    private static Bytes asCard(Bytes payload) {
        return Signed.by(ALICE.identity(), "hearth1 card", Bytes.EMPTY, payload).encode();
    }

    private static Bytes fieldsOfRequest() {
        return Signed.decode(Envelope.decode(request()).content()).payload();
    }

    private static Inner message() {
        return new Inner(
                Optional.of(MessageId.of(Bytes.ofHex("0199c0de0000700080000000000000aa"))),
                People.NOON.toEpochMilli(),
                5,
                2,
                Optional.of(new Inner.Acknowledgement(
                        People.NOON.toEpochMilli(), 4, List.of(new Range(6, 9), new Range(11, 11)))),
                -1,
                1,
                new Body.Text("Grüße 👋"));
    }

    private static Bytes introduction() {
        return Introduction.of(CARD, ALICE.device()).encode();
    }

    private static Bytes envelope() {
        var bob = new SessionCipher.Recipient(BOB.peer(), BOB.device(), Optional.of(CARD));
        return new PlainCipher(ALICE).seal(bob, InnerCodec.encode(message()));
    }

    private static void open(Bytes envelope) {
        SessionCipher.Opened opened = new PlainCipher(BOB).open(ALICE.peer(), Optional.of(CARD), envelope);
        InnerCodec.decode(opened.inner());
    }

    private static Bytes presence() {
        var announcement = new Announcement(Announcement.State.ONLINE, 7, Optional.of(People.NOON));
        return PresenceCodec.encode(announcement, MAILBOX, ALICE.deviceKey());
    }

    private static Bytes fields(Bytes presence) {
        return Signed.decode(
                        Cbor.decode(presence, PresenceCodec.MAX_SIZE).need(2).bytes())
                .payload();
    }

    private static Bytes asPresence(Bytes fields) {
        Bytes binding = Bytes.utf8(MAILBOX.path() + '\0');
        Signed signed = Signed.by(ALICE.deviceKey(), "hearth1 pres", binding, fields);
        return Cbor.map()
                .with(0, Cbor.of(1))
                .with(1, Cbor.of(0))
                .with(2, Cbor.of(signed.encode()))
                .encode();
    }

    private static void decodePresence(Bytes payload) {
        PresenceCodec.decode(payload, MAILBOX, ALICE.deviceKey().verifyKey());
    }

    private static Bytes request() {
        Slot slot = new Slot("S".repeat(22));
        Optional<Bytes> token = Optional.of(Bytes.copyOf(new byte[16]));
        return RequestCodec.encode(ALICE, CARD, BOB.peer(), slot, "Hi Bob", token);
    }

    private static Bytes asRequest(Bytes fields) {
        Bytes content =
                Signed.by(ALICE.deviceKey(), "hearth1 req", TO_BOB, fields).encode();
        return Envelope.plain(Envelope.Kind.INIT, Optional.of(CARD.encoded()), content)
                .encode();
    }

    private static void decodeRequest(Bytes payload) {
        RequestCodec.decode(payload, BOB.peer());
    }

    private static String link() {
        return InvitationLink.full(new Invitation(
                BOB.identity().verifyKey(),
                Address.of(BOB.peer()),
                BOB.device(),
                Bytes.copyOf(new byte[16]),
                Optional.of(URI.create("mqtts://192.168.1.20:8883")),
                Optional.of(BOB.name()),
                People.NOON,
                Optional.of(Bytes.copyOf(new byte[32])),
                Optional.of("k7m2-p9qx-4tza")));
    }

    private static Bytes linkContent() {
        return Alphabet.fromBase64Url(link().substring(link().indexOf('?') + 1));
    }

    private static void parseLink(Bytes text) {
        InvitationLink.parse(text(text));
    }

    private static String text(Bytes utf8) {
        return new String(utf8.toArray(), StandardCharsets.UTF_8);
    }
}
