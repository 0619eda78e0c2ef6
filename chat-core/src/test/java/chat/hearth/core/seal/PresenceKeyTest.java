package chat.hearth.core.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.SigningKey;
import chat.hearth.core.presence.Announcement;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.wire.PresenceCodec;
import chat.hearth.core.wire.ProtocolException;
import chat.hearth.core.wire.SealedPresence;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PresenceKeyTest {
    private final Dice dice = new Dice(1);
    private final PresenceKey key = PresenceKey.generate(dice);
    private final Peer alice = new Peer("Alice", Suite.HYBRID, dice);
    private final SigningKey deviceKey = alice.account.deviceKey();
    private final Mailbox.PresenceOf mailbox =
            new Mailbox.PresenceOf(Address.of(alice.account.peer()), alice.account.device());
    private final Announcement online = new Announcement(Announcement.State.ONLINE, 7, Optional.of(Peer.NOON));
    private final Bytes sealed = key.seal(online, mailbox, deviceKey, dice);

    @Test
    void contactsOpenWhatIsSealed() {
        assertEquals(online, key.open(sealed, mailbox, deviceKey.verifyKey()));
        assertEquals(key.id(), SealedPresence.decode(sealed).key());
    }

    @Test
    void nothingTellsOneStateFromAnother() {
        Announcement left = new Announcement(Announcement.State.LEFT, 1, Optional.empty());

        Bytes other = key.seal(left, mailbox, deviceKey, dice);

        assertEquals(sealed.size(), other.size());
        assertTrue(sealed.size() <= PresenceCodec.MAX_SIZE);
        assertNotEquals(sealed, key.seal(online, mailbox, deviceKey, dice));
    }

    @Test
    void presenceUnderAnotherKeyIsRefused() {
        PresenceKey other = PresenceKey.generate(dice);

        assertThrows(ProtocolException.class, () -> other.open(sealed, mailbox, deviceKey.verifyKey()));
    }

    @Test
    void presenceTakenToAnotherMailboxIsRefused() {
        Mailbox.PresenceOf elsewhere = new Mailbox.PresenceOf(new Address("eve"), alice.account.device());

        assertThrows(ProtocolException.class, () -> key.open(sealed, elsewhere, deviceKey.verifyKey()));
    }

    /// Whoever has the key is a contact, and still not the device.
    @Test
    void contactCannotSpeakForTheDevice() {
        SigningKey eve = SigningKey.generate(dice);
        Bytes forged = key.seal(online, mailbox, eve, dice);

        assertThrows(ProtocolException.class, () -> key.open(forged, mailbox, deviceKey.verifyKey()));
    }

    @Test
    void everyByteIsAuthentic() {
        for (int i = 0; i < sealed.size(); i++) {
            byte[] turned = sealed.toArray();
            turned[i] ^= 1;
            assertThrows(
                    ProtocolException.class,
                    () -> key.open(Bytes.copyOf(turned), mailbox, deviceKey.verifyKey()),
                    "byte " + i);
        }
    }

    @Test
    void openPresenceIsNotTakenForSealedNorSealedForOpen() {
        Bytes open = PresenceCodec.encode(online, mailbox, deviceKey);

        assertThrows(ProtocolException.class, () -> key.open(open, mailbox, deviceKey.verifyKey()));
        ProtocolException newer = assertThrows(
                ProtocolException.class, () -> PresenceCodec.decode(sealed, mailbox, deviceKey.verifyKey()));
        assertTrue(newer.needsUpdate());
    }

    @Test
    void keyIsNotShown() {
        assertFalse(key.toString().contains(key.key().hex()));
    }
}
