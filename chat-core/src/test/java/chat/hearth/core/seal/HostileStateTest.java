package chat.hearth.core.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.VerifyKey;
import chat.hearth.core.presence.Announcement;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.wire.BundleCodec;
import chat.hearth.core.wire.Envelope;
import chat.hearth.core.wire.InitContent;
import chat.hearth.core.wire.InitHeader;
import chat.hearth.core.wire.Introduction;
import chat.hearth.core.wire.ProtocolException;
import chat.hearth.core.wire.SealedPresence;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Throws mutated bytes at every decoder of sessions and of what goes with them. Nothing but [ProtocolException]
/// may come out.
class HostileStateTest {
    private record Target(String name, Bytes good, Consumer<Bytes> decoder) {}

    private final Peer alice = new Peer("Alice", Suite.HYBRID, new Dice(1));
    private final Peer bob = new Peer("Bob", Suite.HYBRID, new Dice(2));

    @Test
    void mutatedBytesEndInNothingButTheirContract() {
        mutate(15_000);
    }

    @Test
    @Tag("long")
    void aMillionMutatedBytesEndInNothingButTheirContract() {
        mutate(1_000_000);
    }

    private List<Target> targets() {
        alice.begin(bob);
        Bytes init = alice.seal("hello");
        Bytes beginning = alice.session().encode();
        bob.open(alice.seal("skip one"));
        alice.open(bob.seal("hello"));
        Bytes message = alice.seal("hello");
        Envelope outer = Envelope.decode(init);
        Mailbox.PresenceOf mailbox = new Mailbox.PresenceOf(Address.of(alice.account.peer()), alice.account.device());
        PresenceKey key = PresenceKey.generate(new Dice(3));
        Bytes presence = key.seal(
                new Announcement(Announcement.State.ONLINE, 7, Optional.of(Peer.NOON)),
                mailbox,
                alice.account.deviceKey(),
                new Dice(4));
        Introduction introduction = Introduction.of(alice.card, alice.account.device());
        return List.of(
                new Target("beginning", beginning, SealedSession::decode),
                new Target("state", bob.session().encode(), SealedSession::decode),
                new Target("prekeys", bob.prekeys.encode(), bytes -> Prekeys.decode(bytes, bob.account)),
                new Target(
                        "bundle",
                        bob.prekeys.current().encoded(),
                        bytes -> BundleCodec.decode(
                                bytes, bob.card.card().devices().getFirst())),
                new Target("init", init, bytes -> SealedInit.decode(bytes).introduce(bob.prekeys, Peer.NOON)),
                new Target("init header", outer.header().orElseThrow(), InitHeader::decode),
                new Target("init content", outer.content(), InitContent::decode),
                new Target("introduction", introduction.encode(), Introduction::decode),
                new Target("message", message, bytes -> bob.session().open(bytes, Peer.NOON, bob.random)),
                new Target("presence", presence, bytes -> key.open(bytes, mailbox, verifyKey())),
                new Target("sealed presence", presence, SealedPresence::decode));
    }

    private VerifyKey verifyKey() {
        return alice.account.deviceKey().verifyKey();
    }

    private void mutate(int times) {
        List<Target> targets = targets();
        targets.forEach(target -> target.decoder().accept(target.good()));
        Random random = new Random(42);
        int refused = 0;
        for (int i = 0; i < times; i++) {
            Target target = targets.get(i % targets.size());
            refused += isRefused(target, mutation(target.good(), random)) ? 1 : 0;
        }
        assertTrue(refused > times / 2, refused + " of " + times);
    }

    private static boolean isRefused(Target target, Bytes bytes) {
        try {
            target.decoder().accept(bytes);
            return false;
        } catch (ProtocolException e) {
            return true;
        } catch (RuntimeException e) {
            throw new AssertionError(target.name() + " " + bytes.hex(), e);
        }
    }

    private static Bytes mutation(Bytes good, Random random) {
        byte[] bytes = good.toArray();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt();
            case 2 -> bytes[at] = (byte) 0xff;
            default -> {
                return random.nextBoolean() ? good.slice(0, at) : Bytes.join(good, Bytes.random(1 + at % 9, random));
            }
        }
        return Bytes.copyOf(bytes);
    }

    @Test
    void hugeStateIsRefusedUnread() {
        assertThrows(ProtocolException.class, () -> SealedSession.decode(Bytes.copyOf(new byte[256 * 1024 + 1])));
        assertThrows(ProtocolException.class, () -> Prekeys.decode(Bytes.copyOf(new byte[64 * 1024 + 1]), bob.account));
    }

    @Test
    void stateOfALaterVersionAsksForAnUpdate() {
        alice.begin(bob);
        byte[] state = alice.session().encode().toArray();
        state[0] = 2;

        ProtocolException refused =
                assertThrows(ProtocolException.class, () -> SealedSession.decode(Bytes.copyOf(state)));
        assertTrue(refused.needsUpdate());
    }

    @Test
    void stateComesBackAsItWasStored() {
        alice.begin(bob);
        SealedSession beginning = alice.session();
        bob.open(alice.seal("x"));

        assertEquals(beginning, SealedSession.decode(beginning.encode()));
        assertEquals(bob.session(), SealedSession.decode(bob.session().encode()));
    }
}
