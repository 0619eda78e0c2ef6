package chat.hearth.core.session;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.contact.Trust;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.identity.Device;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.SafetyNumber;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.presence.PresenceTracker;
import chat.hearth.core.store.Change;
import chat.hearth.core.transport.Watch;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The roster at work: a change of somebody's standing changes what is watched, and is told.
final class People {
    private final Desk desk;
    private final Memory memory;
    private final PresenceTracker presences;
    private final Map<PeerId, Set<Slot>> requestMailboxes = new HashMap<>();

    People(Desk desk, PresenceTracker presences) {
        this.desk = desk;
        this.memory = desk.memory();
        this.presences = presences;
    }

    void put(Transaction transaction, Contact contact) {
        Optional<Contact> before = memory.contacts.get(contact.id());
        transaction
                .put(memory.contacts, contact.id(), contact, new Change.PutContact(contact))
                .then(() -> {
                    changed(before, contact);
                    desk.ledger().tell(new ChatEvent.ContactChanged(contact));
                });
    }

    void forget(Transaction transaction, Contact contact) {
        transaction
                .remove(memory.contacts, contact.id(), new Change.RemoveContact(contact.id()))
                .then(() -> {
                    watches(contact).forEach(desk.courier()::unwatch);
                    memory.sessions.forgotten(contact.id());
                    desk.ledger().tell(new ChatEvent.ContactForgotten(contact.id()));
                });
    }

    void rename(PeerId peer, Optional<DisplayName> nickname) {
        memory.contacts.get(peer).ifPresent(contact -> {
            Transaction transaction = new Transaction();
            put(transaction, contact.withNickname(nickname));
            desk.ledger().commit(transaction);
        });
    }

    /// The safety number was compared with theirs, or that is taken back.
    void setVerified(PeerId peer, boolean verified) {
        memory.contacts.get(peer).ifPresent(contact -> {
            Transaction transaction = new Transaction();
            Trust trust = verified ? new Trust.Verified(desk.core().instant()) : Trust.INTRODUCED;
            put(transaction, contact.with(contact.assurance().with(trust)));
            desk.ledger().commit(transaction);
        });
    }

    /// What one compares with that contact; absent as long as their key is not known for sure.
    Optional<SafetyNumber> safetyNumber(PeerId peer) {
        return memory.contacts
                .get(peer)
                .flatMap(Contact::card)
                .map(card -> SafetyNumber.of(
                        memory.own().identity().verifyKey(), card.card().identity()));
    }

    /// Everything one wants to hear of the people one knows.
    void watchAll() {
        memory.contacts().forEach(contact -> watches(contact).forEach(desk.courier()::watch));
    }

    void requestStandsAt(PeerId peer, Slot slot) {
        requestMailboxes.computeIfAbsent(peer, _ -> new HashSet<>()).add(slot);
    }

    /// Where requests of that peer have been seen since the start.
    Set<Slot> requestMailboxes(PeerId peer) {
        return requestMailboxes.getOrDefault(peer, Set.of());
    }

    private void changed(Optional<Contact> before, Contact now) {
        Set<Watch> wanted = watches(now);
        before.map(this::watches).orElse(Set.of()).stream()
                .filter(watch -> !wanted.contains(watch))
                .forEach(desk.courier()::unwatch);
        wanted.forEach(desk.courier()::watch);
        if (now.isAccepted() && before.filter(each -> hasOtherKeys(each, now)).isPresent()) {
            // What stood there could not be opened before.
            desk.courier().unwatch(new Watch.Presence(now.address()));
            desk.courier().watch(new Watch.Presence(now.address()));
        }
        now.card().ifPresent(card -> presences.devicesAre(now.id(), devices(card)));
        if (!now.isAccepted()) {
            presences.forget(now.id());
        }
    }

    private static boolean hasOtherKeys(Contact before, Contact now) {
        return before.isAccepted()
                && !before.assurance().presenceKeys().equals(now.assurance().presenceKeys());
    }

    private static Set<DeviceId> devices(SignedCard card) {
        return card.card().devices().stream().map(Device::id).collect(Collectors.toUnmodifiableSet());
    }

    private Set<Watch> watches(Contact contact) {
        var own = desk.courier().address();
        var device = memory.own().device();
        Slot slot = desk.courier().slotOf(contact);
        Watch inbox = new Watch.Inbox(own, device, slot);
        Standing standing = contact.standing();
        return switch (standing) {
            case ACCEPTED ->
                Set.of(
                        inbox,
                        new Watch.Card(contact.address()),
                        new Watch.Bundles(contact.address()),
                        new Watch.Presence(contact.address()));
            case INVITED -> Set.of(inbox, new Watch.Card(contact.address()), new Watch.Bundles(contact.address()));
            case BLOCKED -> Set.of(new Watch.Muted(own, device, slot));
            case REQUESTED, DECLINED, REMOVED -> Set.of();
        };
    }
}
