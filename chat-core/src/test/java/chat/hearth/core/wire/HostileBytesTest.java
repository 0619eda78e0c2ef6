package chat.hearth.core.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Alphabet;
import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.presence.Announcement;
import chat.hearth.core.seal.PlainCipher;
import chat.hearth.core.seal.SessionCipher;
import chat.hearth.core.transport.Mailbox;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Throws mutated bytes at every decoder. Whatever they are, nothing but the exceptions of the contract may come out.
class HostileBytesTest {
    private static final Account ALICE = People.ALICE;
    private static final Account BOB = People.BOB;
    private static final SignedCard CARD = People.card(ALICE);
    private static final Mailbox.PresenceOf MAILBOX = new Mailbox.PresenceOf(Address.of(ALICE.peer()), ALICE.device());
    private static final Bytes TO_BOB = Bytes.join(
            Bytes.utf8(ALICE.peer().value()),
            ALICE.device().raw(),
            Bytes.utf8(BOB.peer().value()));

    /// A decoder and good bytes for it.
    private record Target(String name, Bytes good, Consumer<Bytes> decoder) {
        /// The same decoder behind a signature that is right: so the mutated bytes get past it.
        static Target behind(String name, Bytes good, UnaryOperator<Bytes> sign, Consumer<Bytes> decoder) {
            return new Target(name, good, payload -> decoder.accept(sign.apply(payload)));
        }
    }

    private static final List<Target> TARGETS = List.of(
            new Target("card", CARD.encoded(), CardCodec::decode),
            Target.behind(
                    "signed card",
                    Signed.decode(CARD.encoded()).payload(),
                    payload -> Signed.by(ALICE.identity(), "hearth1 card", Bytes.EMPTY, payload)
                            .encode(),
                    CardCodec::decode),
            new Target("inner", InnerCodec.encode(message()), InnerCodec::decode),
            Target.behind(
                    "padded inner", Padding.unpad(InnerCodec.encode(message())), Padding::pad, InnerCodec::decode),
            new Target("body", BodyCodec.encode(message().body()), BodyCodec::decode),
            new Target("presence", presence(), HostileBytesTest::decodePresence),
            Target.behind(
                    "signed presence",
                    fields(presence()),
                    HostileBytesTest::asPresence,
                    HostileBytesTest::decodePresence),
            new Target("request", request(), HostileBytesTest::decodeRequest),
            Target.behind(
                    "signed request",
                    Signed.decode(Envelope.decode(request()).content()).payload(),
                    HostileBytesTest::asRequest,
                    HostileBytesTest::decodeRequest),
            new Target("envelope", envelope(), Envelope::decode),
            new Target("message", envelope(), HostileBytesTest::open),
            new Target("link", Bytes.utf8(link()), HostileBytesTest::parseText),
            Target.behind(
                    "link content",
                    Alphabet.fromBase64Url(link().substring(link().indexOf('?') + 1)),
                    content -> Bytes.utf8("hearth:1?" + Alphabet.base64Url(content)),
                    HostileBytesTest::parseText),
            Target.behind(
                    "login",
                    Alphabet.fromBase64Url(login().password()),
                    content -> Bytes.utf8(Alphabet.base64Url(content)),
                    text -> Login.parse(new String(text.toArray(), StandardCharsets.UTF_8))));

    @Test
    void mutatedBytesEndInNothingButTheirContract() {
        mutate(20_000);
    }

    @Test
    @Tag("long")
    void aMillionMutatedBytesEndInNothingButTheirContract() {
        mutate(1_000_000);
    }

    private static void mutate(int times) {
        long seed = Long.getLong("hearth.seed", new Random().nextLong());
        Random random = new Random(seed);
        int taken = 0;
        for (int i = 0; i < times; i++) {
            Target target = TARGETS.get(i % TARGETS.size());
            Bytes mutated = mutated(target.good(), random);
            taken += accepts(target, mutated, "-Dhearth.seed=" + seed + ", round " + i) ? 1 : 0;
        }
        // Some mutations are harmless; if none or nearly all were, this test would test nothing.
        assertTrue(taken > times / 1000 && taken < times / 2, taken + " taken with seed " + seed);
    }

    private static Login login() {
        Login.Entry entry = new Login.Entry(Bytes.ofHex("b0".repeat(32)), ALICE.peer() + "-0123456789abcdef");
        return Login.make(ALICE.identity(), entry, "code", People.NOON, Bytes.ofHex("0f".repeat(16)));
    }

    private static boolean accepts(Target target, Bytes mutated, String round) {
        try {
            target.decoder().accept(mutated);
            return true;
        } catch (ProtocolException | InvalidInvitation refused) {
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(target.name() + " failed on " + mutated.hex() + " with " + round, e);
        }
    }

    private static Bytes mutated(Bytes good, Random random) {
        byte[] bytes = good.toArray();
        for (int i = 0, times = 1 + random.nextInt(4); i < times; i++) {
            bytes = mutatedOnce(bytes, random);
        }
        return Bytes.copyOf(bytes);
    }

    private static byte[] mutatedOnce(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int length = random.nextInt(Math.min(16, bytes.length - at) + 1);
        return switch (random.nextInt(7)) {
            case 0 -> replaced(bytes, at, length, new byte[0]);
            case 1 ->
                replaced(
                        bytes,
                        at,
                        0,
                        Bytes.random(1 + random.nextInt(8), random).toArray());
            case 2 -> replaced(bytes, at, length, Bytes.random(length, random).toArray());
            case 3 -> replaced(bytes, at, 0, part(bytes, random));
            case 4 -> replaced(bytes, at, Math.min(1, bytes.length - at), new byte[] {head(random)});
            case 5 -> replaced(bytes, at, bytes.length - at, new byte[0]);
            default -> turned(bytes, random);
        };
    }

    private static byte[] replaced(byte[] bytes, int at, int length, byte[] with) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.writeBytes(with);
        out.write(bytes, at + length, bytes.length - at - length);
        return out.toByteArray();
    }

    private static byte[] part(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int length = random.nextInt(bytes.length - from + 1);
        return Bytes.copyOf(bytes).slice(from, from + length).toArray();
    }

    private static byte[] turned(byte[] bytes, Random random) {
        byte[] turned = bytes.clone();
        if (turned.length > 0) {
            turned[random.nextInt(turned.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return turned;
    }

    /// One of the bytes at which CBOR turns: empty and full containers, lengths of 1 to 8 bytes, tags, floats, breaks.
    private static byte head(Random random) {
        int[] heads = {
            0x00, 0x17, 0x18, 0x1b, 0x20, 0x3b, 0x40, 0x5b, 0x5f, 0x60, 0x7b, 0x80, 0x9b, 0x9f, 0xa0, 0xbb, 0xbf, 0xc2,
            0xd8, 0xf4, 0xf6, 0xf7, 0xf9, 0xfb, 0xff
        };
        return (byte) heads[random.nextInt(heads.length)];
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

    private static void parseText(Bytes text) {
        InvitationLink.parse(new String(text.toArray(), StandardCharsets.UTF_8));
    }
}
