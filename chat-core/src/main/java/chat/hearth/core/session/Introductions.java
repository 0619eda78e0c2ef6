package chat.hearth.core.session;

import chat.hearth.core.contact.Assurance;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.seal.SealedInit;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.DeviceKey;
import chat.hearth.core.store.IssuedToken;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Packet;
import chat.hearth.core.wire.Body;
import chat.hearth.core.wire.Envelope;
import chat.hearth.core.wire.Request;
import chat.hearth.core.wire.RequestCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// How strangers become contacts: invitations, requests and answers.
final class Introductions {
    /// Of people nobody invited, the newest ones.
    static final int MAX_REQUESTS = 100;

    /// Requests that nobody was invited to: so many at once, and then one each few seconds. What is not opened stays at
    /// the broker and is looked at in the next connection.
    private static final int STRANGERS = 150;
    private static final Duration STRANGERS_REST = Duration.ofSeconds(2);

    private final Desk desk;
    private final Memory memory;
    private final Departures departures;
    private final People people;
    private final Answers answers;
    private final Allowance strangers;
    private Consumer<Invitation> answered = _ -> {};

    Introductions(Desk desk, Departures departures, People people, Answers answers) {
        this.desk = desk;
        this.memory = desk.memory();
        this.departures = departures;
        this.people = people;
        this.answers = answers;
        this.strangers = new Allowance(desk.core(), STRANGERS, STRANGERS_REST);
    }

    /// @param listener told whose invitation has been answered
    void whenAnswered(Consumer<Invitation> listener) {
        answered = listener;
    }

    /// What stands in a mailbox for requests. Throws `ProtocolException` for what cannot be taken.
    void received(Mailbox.RequestTo mailbox, Packet packet) {
        packet.acknowledge();
        if (packet.payload().isEmpty()) {
            return;
        }
        Envelope envelope = Envelope.decode(packet.payload(), RequestCodec.MAX_SIZE);
        Optional<Seals> seals = desk.protection().seals().filter(_ -> envelope.suite() > 0);
        if (seals.isPresent()) {
            sealed(mailbox, packet, seals.get());
        } else if (isToBeOpened(mailbox)) {
            Request request = RequestCodec.decode(packet.payload(), memory.self());
            memory.contacts.get(peer(request)).ifPresent(desk.protection()::requirePlain);
            asked(mailbox, new Seals.Asked(request, () -> {}));
        }
    }

    /// What was invited has a place that nobody else can guess.
    private boolean isToBeOpened(Mailbox.RequestTo mailbox) {
        return memory.tokens.view().keySet().stream()
                        .map(RequestCodec::invitedSlot)
                        .anyMatch(mailbox.slot()::equals)
                || strangers.take();
    }

    private void sealed(Mailbox.RequestTo mailbox, Packet packet, Seals seals) {
        SealedInit init = SealedInit.decode(packet.payload());
        Optional<Contact> known = seals.begunBefore(init).flatMap(device -> memory.contacts.get(device.peer()));
        Optional<SignedCard> card = known.flatMap(Contact::card);
        if (known.isEmpty() || card.isEmpty()) {
            if (isToBeOpened(mailbox)) {
                asked(mailbox, seals.asked(init));
            }
            return;
        }
        people.requestStandsAt(known.get().id(), mailbox.slot());
        seals.repeated(init, packet.payload(), card.get())
                .ifPresentOrElse(
                        request -> asked(mailbox, new Seals.Asked(request, () -> {})),
                        () -> answeredBefore(known.get(), mailbox));
    }

    /// The very same request, which the broker has kept.
    private void answeredBefore(Contact contact, Mailbox.RequestTo mailbox) {
        switch (contact.standing()) {
            case ACCEPTED, BLOCKED, DECLINED -> desk.courier().clear(mailbox);
            case INVITED, REQUESTED, REMOVED -> {}
        }
    }

    private void asked(Mailbox.RequestTo mailbox, Seals.Asked asked) {
        Request request = asked.request();
        Optional<Contact> known = memory.contacts.get(peer(request));
        Standing standing = known.map(Contact::standing).orElse(Standing.REMOVED);
        people.requestStandsAt(peer(request), mailbox.slot());
        switch (standing) {
            case BLOCKED -> desk.courier().clear(mailbox);
            case DECLINED ->
                provenToken(request)
                        .ifPresentOrElse(
                                token -> letIn(known, asked, mailbox, Optional.of(token)),
                                () -> desk.courier().clear(mailbox));
            case ACCEPTED -> answerAgain(known.orElseThrow(), asked, mailbox);
            case INVITED -> letIn(known, asked, mailbox, Optional.empty());
            case REQUESTED, REMOVED -> judge(known, asked, mailbox);
        }
    }

    private static PeerId peer(Request request) {
        return request.card().card().peer();
    }

    void accept(PeerId peer) {
        memory.contacts
                .get(peer)
                .filter(each -> each.standing() == Standing.REQUESTED)
                .ifPresent(contact -> {
                    Transaction transaction = new Transaction();
                    Contact accepted = contact.withStanding(Standing.ACCEPTED, now());
                    people.put(transaction, accepted);
                    answers.answer(transaction, accepted);
                    clearRequestsOf(transaction, contact);
                    desk.ledger().commit(transaction);
                });
    }

    void refuse(PeerId peer, Standing standing) {
        memory.contacts.get(peer).ifPresent(contact -> {
            Transaction transaction = new Transaction();
            Contact kept = contact.isAccepted() ? contact : contact.withoutOurSlot();
            people.put(transaction, kept.withStanding(standing, now()));
            departures.drop(transaction, contact);
            clearRequestsOf(transaction, contact);
            if (contact.isAccepted()) {
                answers.changePresenceKey(transaction, contact);
            }
            desk.ledger().commit(transaction);
        });
    }

    void unblock(PeerId peer) {
        memory.contacts
                .get(peer)
                .filter(each -> each.standing() == Standing.BLOCKED)
                .ifPresent(contact -> {
                    Transaction transaction = new Transaction();
                    people.put(
                            transaction,
                            contact.withStanding(
                                    contact.ourSlot().isPresent() ? Standing.ACCEPTED : Standing.REMOVED, now()));
                    desk.ledger().commit(transaction);
                });
    }

    /// The maker of an invitation has said yes: from now on what we send goes into the slot of the answer.
    Contact answered(Transaction transaction, Contact contact, Body.Answer answer) {
        Contact placed = answers.placed(transaction, contact, answer);
        if (contact.standing() != Standing.INVITED) {
            return placed;
        }
        contact.invitation().ifPresent(used -> transaction.then(() -> answered.accept(used)));
        return placed.withStanding(Standing.ACCEPTED, now());
    }

    private void judge(Optional<Contact> known, Seals.Asked asked, Mailbox.RequestTo mailbox) {
        Request request = asked.request();
        Optional<IssuedToken> token = provenToken(request);
        if (token.isPresent()) {
            letIn(known, asked, mailbox, token);
            return;
        }
        if (memory.privacy().requestsRefused()) {
            desk.courier().clear(mailbox);
            return;
        }
        Contact asking = asking(known, request, Standing.REQUESTED);
        boolean repeated = known.filter(each -> each.equals(asking)).isPresent();
        if (!repeated) {
            Transaction transaction = begin(asked);
            people.put(transaction, asking);
            forgetOldest(transaction);
            desk.ledger().commit(transaction);
        }
    }

    private void letIn(
            Optional<Contact> known, Seals.Asked asked, Mailbox.RequestTo mailbox, Optional<IssuedToken> token) {
        Request request = asked.request();
        Transaction transaction = begin(asked);
        token.ifPresent(used -> transaction.remove(memory.tokens, used.token(), new Change.RemoveToken(used.token())));
        Contact asking = asking(known, request, Standing.ACCEPTED);
        Contact accepted = token.isPresent() ? asking.with(asking.assurance().introduced()) : asking;
        people.put(transaction, accepted);
        answers.answer(transaction, accepted);
        desk.ledger().commit(transaction.then(() -> desk.courier().clear(mailbox)));
    }

    /// They ask although they are a contact: they have lost the answer, or everything.
    private void answerAgain(Contact contact, Seals.Asked asked, Mailbox.RequestTo mailbox) {
        Request request = asked.request();
        Transaction transaction = begin(asked);
        Contact newest = Arrivals.newer(contact, request.card());
        Contact renewed = newest.withOurSlot(request.slot()).with(assurance(Optional.of(newest), request));
        people.put(transaction, renewed);
        departures.devicesChanged(transaction, contact, renewed);
        answers.answer(transaction, renewed);
        desk.ledger().commit(transaction.then(() -> desk.courier().clear(mailbox)));
    }

    /// With the session in which they asked, which is to be stored with what comes of it.
    private Transaction begin(Seals.Asked asked) {
        asked.keep().run();
        Transaction transaction = new Transaction();
        desk.protection()
                .settle(
                        transaction,
                        new DeviceKey(peer(asked.request()), asked.request().device()));
        return transaction;
    }

    /// The request of a stranger stands where its sender chose; both places are cleared.
    private void clearRequestsOf(Transaction transaction, Contact contact) {
        Address own = desk.courier().address();
        transaction.then(() -> people.requestMailboxes(contact.id())
                .forEach(slot -> desk.courier().clear(new Mailbox.RequestTo(own, slot))));
    }

    private Contact asking(Optional<Contact> known, Request request, Standing standing) {
        Address address = request.card().card().address();
        Optional<Contact> same = known.filter(each -> each.standing() == standing);
        return new Contact(
                        request.card().card().peer(),
                        request.name(),
                        known.flatMap(Contact::nickname),
                        standing,
                        address,
                        Optional.of(request.card()),
                        known.map(Contact::theirSlot)
                                .orElseGet(() -> desk.courier().slotFor(address)),
                        Optional.of(request.slot()),
                        Optional.empty(),
                        request.greeting(),
                        same.map(Contact::since).orElseGet(this::now),
                        assurance(known, request))
                .withCard(request.card());
    }

    private static Assurance assurance(Optional<Contact> known, Request request) {
        Assurance before = known.map(Contact::assurance).orElse(Assurance.NONE);
        return request.presenceKey().map(before::withPresenceKey).orElse(before);
    }

    private Optional<IssuedToken> provenToken(Request request) {
        return memory.tokens.view().values().stream()
                .filter(token -> token.expires().isAfter(now()))
                .filter(token -> request.proves(token.token()))
                .findFirst();
    }

    private void forgetOldest(Transaction transaction) {
        List<Contact> requests = memory.contacts()
                .filter(contact -> contact.standing() == Standing.REQUESTED)
                .sorted(Comparator.comparing(Contact::since))
                .toList();
        requests.stream()
                .limit(Math.max(0, requests.size() - MAX_REQUESTS))
                .forEach(contact -> people.forget(transaction, contact));
    }

    private Instant now() {
        return desk.core().instant();
    }
}
