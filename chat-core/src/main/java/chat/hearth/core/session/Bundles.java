package chat.hearth.core.session;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.identity.Bundle;
import chat.hearth.core.identity.Device;
import chat.hearth.core.identity.SignedBundle;
import chat.hearth.core.store.DeviceKey;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.wire.BundleCodec;
import chat.hearth.core.wire.ProtocolException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The newest prekeys of contacts' devices, as the broker keeps them: needed to begin a session, and read anew in every
/// run. On the core thread.
final class Bundles {
    /// Of one account: twice as many devices as a card may name.
    private static final int MOST = 16;

    private final Memory memory;
    private final Map<Mailbox.BundleOf, Bytes> heard = new HashMap<>();

    Bundles(Memory memory) {
        this.memory = memory;
    }

    /// What stands there now. Anyone may put something there on some brokers: what the device did not sign, or signed
    /// before, takes nothing away. As long as no card says who signs, it is kept unread.
    void heard(Contact contact, Mailbox.BundleOf mailbox, Bytes payload) {
        Optional<Device> signer = signer(contact, mailbox);
        boolean mayBeOne = !payload.isEmpty() && payload.size() <= BundleCodec.MAX_SIZE;
        if (mayBeOne && (signer.isPresent() ? isNewer(signer.get(), mailbox, payload) : hasRoom(mailbox))) {
            heard.put(mailbox, payload);
        }
    }

    /// That of a device in the contact's card.
    Optional<SignedBundle> of(DeviceKey device) {
        return memory.contacts.get(device.peer()).flatMap(contact -> {
            var mailbox = new Mailbox.BundleOf(contact.address(), device.device());
            return signer(contact, mailbox).flatMap(signer -> read(signer, mailbox));
        });
    }

    private static Optional<Device> signer(Contact contact, Mailbox.BundleOf mailbox) {
        return contact.card().flatMap(card -> card.card().device(mailbox.device()));
    }

    private boolean isNewer(Device signer, Mailbox.BundleOf mailbox, Bytes payload) {
        Optional<Bundle> news = decode(signer, payload).map(SignedBundle::bundle);
        long known = read(signer, mailbox).map(old -> old.bundle().prekey()).orElse(-1L);
        return news.filter(bundle -> bundle.prekey() >= known).isPresent();
    }

    private boolean hasRoom(Mailbox.BundleOf mailbox) {
        return heard.keySet().stream()
                        .filter(each -> each.owner().equals(mailbox.owner()))
                        .count()
                < MOST;
    }

    private Optional<SignedBundle> read(Device signer, Mailbox.BundleOf mailbox) {
        return Optional.ofNullable(heard.get(mailbox)).flatMap(payload -> decode(signer, payload));
    }

    private static Optional<SignedBundle> decode(Device signer, Bytes payload) {
        try {
            return Optional.of(BundleCodec.decode(payload, signer));
        } catch (ProtocolException bad) {
            return Optional.empty();
        }
    }
}
