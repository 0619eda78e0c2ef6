package chat.hearth.core.session;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.VerifyKey;
import chat.hearth.core.presence.Announcement;
import chat.hearth.core.seal.PresenceKey;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.wire.PresenceCodec;
import chat.hearth.core.wire.ProtocolException;
import chat.hearth.core.wire.SealedPresence;
import java.util.Optional;

/// Presence that contacts alone can read, each by the key that the other one has given away. On the core thread.
final class PresenceSeal {
    private final Desk desk;

    PresenceSeal(Desk desk) {
        this.desk = desk;
    }

    /// What to publish of this device.
    Bytes own(Announcement announcement, Mailbox.PresenceOf mailbox) {
        Account own = desk.memory().own();
        return desk.protection().seals().isPresent()
                ? key(own).seal(announcement, mailbox, own.deviceKey(), desk.random())
                : PresenceCodec.encode(announcement, mailbox, own.deviceKey());
    }

    /// What was said with the keys of this device. Throws [ProtocolException].
    Announcement ofOwn(Bytes payload, Mailbox.PresenceOf mailbox) {
        Account own = desk.memory().own();
        VerifyKey signer = own.deviceKey().verifyKey();
        return desk.protection().seals().isPresent()
                ? key(own).open(payload, mailbox, signer)
                : PresenceCodec.decode(payload, mailbox, signer);
    }

    /// What a device of a contact says; empty where the key for it has not come yet, or is one of before. Throws
    /// [ProtocolException].
    Optional<Announcement> of(Contact contact, Bytes payload, Mailbox.PresenceOf mailbox) {
        VerifyKey signer = contact.card()
                .flatMap(card -> card.card().device(mailbox.device()))
                .orElseThrow(() -> new ProtocolException("a device that is in no card"))
                .key();
        if (desk.protection().seals(contact).isEmpty()) {
            return Optional.of(PresenceCodec.decode(payload, mailbox, signer));
        }
        Bytes named = SealedPresence.decode(payload).key();
        return contact.assurance().presenceKeys().stream()
                .map(PresenceKey::new)
                .filter(key -> key.id().equals(named))
                .findFirst()
                .map(key -> key.open(payload, mailbox, signer));
    }

    private static PresenceKey key(Account own) {
        return new PresenceKey(own.presenceKey());
    }
}
