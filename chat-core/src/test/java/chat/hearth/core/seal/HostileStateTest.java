package chat.hearth.core.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.wire.ProtocolException;
import org.junit.jupiter.api.Test;

class HostileStateTest {
    private final Peer alice = new Peer("Alice", Suite.HYBRID, new Dice(1));
    private final Peer bob = new Peer("Bob", Suite.HYBRID, new Dice(2));

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
