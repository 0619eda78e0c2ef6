package chat.hearth.core.session;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Assurance;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.store.DeviceKey;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Place;
import chat.hearth.core.transport.Publication;
import chat.hearth.core.wire.RequestCodec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// How one becomes the contact of others: takes their invitation and asks until they answer. On the core thread.
final class OwnRequests {
    private final Desk desk;
    private final Memory memory;
    private final People people;
    private final Introductions introductions;

    OwnRequests(Desk desk, People people, Introductions introductions) {
        this.desk = desk;
        this.memory = desk.memory();
        this.people = people;
        this.introductions = introductions;
    }

    /// Asks the maker of the invitation, unless it leads to another network.
    CompletionStage<Void> add(Invitation invitation, String greeting) {
        boolean elsewhere = memory.network()
                .filter(choice -> !choice.isWhere(invitation.network(), invitation.joinCode()))
                .isPresent();
        return elsewhere && refusal(invitation).isEmpty()
                ? CompletableFuture.failedFuture(new InvitationRefused(InvitationRefused.Why.OTHER_NETWORK))
                : addHere(invitation, greeting);
    }

    /// Asks the maker of the invitation; the request is repeated until it is answered or the invitation has expired.
    CompletionStage<Void> addHere(Invitation invitation, String greeting) {
        PeerId peer = invitation.peer();
        Optional<Contact> known = memory.contacts.get(peer);
        Optional<InvitationRefused.Why> why = refusal(invitation);
        if (why.isPresent()) {
            return CompletableFuture.failedFuture(new InvitationRefused(why.get()));
        }
        if (known.filter(contact -> contact.standing() == Standing.REQUESTED).isPresent()) {
            introductions.accept(peer);
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> added = new CompletableFuture<>();
        Contact asked = asked(invitation, greeting, known);
        Transaction transaction =
                new Transaction().then(() -> added.complete(null)).otherwise(added::completeExceptionally);
        people.put(transaction, asked);
        desk.ledger().commit(transaction.then(() -> request(asked)));
        return added;
    }

    /// Asks again everybody who has not answered yet.
    void requestAll() {
        memory.contacts()
                .filter(contact -> contact.standing() == Standing.INVITED)
                .toList()
                .forEach(this::request);
    }

    /// Takes away the requests that wait for an answer.
    void takeBack() {
        memory.contacts()
                .filter(contact -> contact.standing() == Standing.INVITED)
                .flatMap(contact -> contact.invitation().stream())
                .forEach(used -> desk.courier().clear(new Mailbox.RequestTo(used.address(), requestSlot(used))));
    }

    /// With a slot that the broker's rules allow: when the invitation was taken, they may not have been known.
    void request(Contact contact) {
        boolean ruled = desk.courier().place().rules() == Place.Rules.BY_SENDER;
        Slot allowed = ruled ? Slot.of(contact.address()) : contact.theirSlot();
        if (!desk.courier().isUp() || allowed.equals(contact.theirSlot())) {
            put(contact);
            return;
        }
        Transaction transaction = new Transaction();
        Contact moved = contact.withTheirSlot(allowed);
        people.put(transaction, moved);
        desk.ledger().commit(transaction.then(() -> put(moved)));
    }

    private void put(Contact contact) {
        Optional<Invitation> invitation =
                contact.invitation().filter(each -> each.expires().isAfter(now()));
        if (invitation.isEmpty() || memory.card().isEmpty() || !desk.courier().isUp()) {
            return;
        }
        var mailbox = new Mailbox.RequestTo(contact.address(), requestSlot(invitation.get()));
        Protection protection = desk.protection();
        if (protection.seals(contact).isPresent()) {
            sealed(contact, mailbox, protection.seals(contact).get());
        } else if (protection.seals().isEmpty() || contact.card().isPresent()) {
            desk.courier().publish(Publication.lasting(mailbox, plain(contact)));
        }
        // Else their card will come, and say what they can open.
    }

    private void sealed(Contact contact, Mailbox mailbox, Seals seals) {
        device(contact)
                .ifPresent(device -> seals.request(
                        device,
                        bound -> RequestCodec.sealed(
                                memory.own(),
                                contact.theirSlot(),
                                contact.greeting(),
                                contact.invitation().map(Invitation::token),
                                bound),
                        envelope -> desk.courier().publish(Publication.lasting(mailbox, envelope))));
    }

    /// The one that made the invitation, or what has taken its place.
    private static Optional<DeviceKey> device(Contact contact) {
        List<DeviceKey> devices = Outbox.devices(contact);
        return devices.stream()
                .filter(device -> contact.invitation()
                        .filter(each -> each.device().equals(device.device()))
                        .isPresent())
                .findFirst()
                .or(() -> devices.stream().findFirst());
    }

    private Bytes plain(Contact contact) {
        return RequestCodec.encode(
                memory.own(),
                memory.card().orElseThrow(),
                contact.id(),
                contact.theirSlot(),
                contact.greeting(),
                contact.invitation().map(Invitation::token));
    }

    private Slot requestSlot(Invitation invitation) {
        return desk.courier().place().rules() == Place.Rules.BY_SENDER
                ? Slot.of(desk.courier().address())
                : RequestCodec.invitedSlot(invitation.token());
    }

    /// They have said yes: the request need not stand there any more.
    void answered(Invitation used) {
        desk.courier().clear(new Mailbox.RequestTo(used.address(), requestSlot(used)));
    }

    private Optional<InvitationRefused.Why> refusal(Invitation invitation) {
        Optional<Contact> known = memory.contacts.get(invitation.peer());
        if (invitation.peer().equals(memory.self())) {
            return Optional.of(InvitationRefused.Why.OWN);
        }
        if (known.filter(each -> each.isMetAt(invitation.address())).isPresent()) {
            return Optional.of(InvitationRefused.Why.ALREADY_A_CONTACT);
        }
        if (known.filter(each -> each.standing() == Standing.BLOCKED).isPresent()) {
            return Optional.of(InvitationRefused.Why.BLOCKED);
        }
        return invitation.expires().isBefore(now()) ? Optional.of(InvitationRefused.Why.EXPIRED) : Optional.empty();
    }

    private Contact asked(Invitation invitation, String greeting, Optional<Contact> known) {
        DisplayName name = invitation
                .name()
                .or(() -> known.map(Contact::name))
                .orElseGet(() -> new DisplayName(invitation.peer().shortForm()));
        return new Contact(
                invitation.peer(),
                name,
                known.flatMap(Contact::nickname),
                Standing.INVITED,
                invitation.address(),
                known.flatMap(Contact::card),
                known.filter(Contact::isAccepted)
                        .map(Contact::theirSlot)
                        .orElseGet(() -> desk.courier().slotFor(invitation.address())),
                Optional.empty(),
                Optional.of(invitation),
                greeting,
                now(),
                known.map(Contact::assurance).orElse(Assurance.NONE).introduced());
    }

    private Instant now() {
        return desk.core().instant();
    }
}
