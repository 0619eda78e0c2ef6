package chat.hearth.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.SigningKey;
import chat.hearth.core.identity.VerifyKey;
import chat.hearth.core.presence.Announcement;
import chat.hearth.core.transport.Mailbox;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PresenceCodecTest {
    private static final Mailbox.PresenceOf MAILBOX =
            new Mailbox.PresenceOf(Address.of(People.ALICE.peer()), People.ALICE.device());
    private static final SigningKey KEY = People.ALICE.deviceKey();
    private static final VerifyKey VERIFY = KEY.verifyKey();

    @ParameterizedTest
    @EnumSource
    void presenceComesBackAsItWasSaid(Announcement.State state) {
        Announcement timed = new Announcement(state, 7, Optional.of(People.NOON));
        Announcement hidden = new Announcement(state, (1L << 53) - 1, Optional.empty());

        assertEquals(timed, PresenceCodec.decode(PresenceCodec.encode(timed, MAILBOX, KEY), MAILBOX, VERIFY));
        assertEquals(hidden, PresenceCodec.decode(PresenceCodec.encode(hidden, MAILBOX, KEY), MAILBOX, VERIFY));
    }

    @Test
    void presenceCopiedToAnotherMailboxIsRefused() {
        Bytes payload = PresenceCodec.encode(online(), MAILBOX, KEY);
        List<Mailbox.PresenceOf> others = List.of(
                new Mailbox.PresenceOf(Address.of(People.BOB.peer()), People.ALICE.device()),
                new Mailbox.PresenceOf(Address.of(People.ALICE.peer()), DeviceId.of("a1a1a1a1a1a1a1a2")));

        for (Mailbox.PresenceOf other : others) {
            assertThrows(ProtocolException.class, () -> PresenceCodec.decode(payload, other, VERIFY));
        }
    }

    @Test
    void presenceOfAnotherDeviceIsRefused() {
        Bytes payload = PresenceCodec.encode(online(), MAILBOX, People.BOB.deviceKey());

        assertThrows(ProtocolException.class, () -> PresenceCodec.decode(payload, MAILBOX, VERIFY));
    }

    @Test
    void unknownKeysAreIgnored() {
        Bytes fields = Bytes.ofHex("a400010107021b000001a2076a8d00036443616665");

        assertEquals(7, PresenceCodec.decode(signed(fields), MAILBOX, VERIFY).session());
    }

    @Test
    void whatALaterVersionSaysNeedsAnUpdate() {
        Bytes versionTwo = Bytes.ofHex("a3000201000240");
        Bytes sealed = Bytes.ofHex("a3000101010240");
        Bytes fifthState = signed(Bytes.ofHex("a200050107"));

        for (Bytes later : List.of(versionTwo, sealed, fifthState)) {
            ProtocolException refused =
                    assertThrows(ProtocolException.class, () -> PresenceCodec.decode(later, MAILBOX, VERIFY));
            assertTrue(refused.needsUpdate());
        }
    }

    static Stream<Arguments> broken() {
        Bytes good = PresenceCodec.encode(online(), MAILBOX, KEY);
        return Stream.of(
                Arguments.of("no state", signed(Bytes.ofHex("a10107"))),
                Arguments.of("no session", signed(Bytes.ofHex("a10001"))),
                Arguments.of("a negative state", signed(Bytes.ofHex("a200200107"))),
                Arguments.of("a session of 2^64-1", signed(Bytes.ofHex("a20001011bffffffffffffffff"))),
                Arguments.of("a time of 2^64-1", signed(Bytes.ofHex("a300010107021bffffffffffffffff"))),
                Arguments.of("no fields", signed(Bytes.EMPTY)),
                Arguments.of("bytes behind the fields", signed(Bytes.ofHex("a20001010700"))),
                Arguments.of("nothing signed", Bytes.ofHex("a200010100")),
                Arguments.of("cut off", good.slice(0, good.size() - 1)),
                Arguments.of("bytes behind the end", Bytes.join(good, Bytes.ofHex("00"))),
                Arguments.of("larger than 2 KiB", signed(Bytes.copyOf(new byte[2 * 1024]))),
                Arguments.of("nothing", Bytes.EMPTY));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void brokenPresenceIsRefused(String what, Bytes payload) {
        assertThrows(ProtocolException.class, () -> PresenceCodec.decode(payload, MAILBOX, VERIFY), what);
    }

    private static Announcement online() {
        return new Announcement(Announcement.State.ONLINE, 7, Optional.of(People.NOON));
    }

    private static Bytes signed(Bytes fields) {
        Signed signed = Signed.by(KEY, "hearth1 pres", Bytes.utf8(MAILBOX.path() + '\0'), fields);
        return Cbor.map()
                .with(0, Cbor.of(1))
                .with(1, Cbor.of(0))
                .with(2, Cbor.of(signed.encode()))
                .encode();
    }
}
