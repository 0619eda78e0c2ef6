package chat.hearth.core.session;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Assurance;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.contact.Trust;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.IssuedToken;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Packet;
import chat.hearth.core.transport.Place;
import chat.hearth.core.transport.Publication;
import chat.hearth.core.wire.Body;
import chat.hearth.core.wire.Request;
import chat.hearth.core.wire.RequestCodec;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// How strangers become contacts: invitations, requests and answers.
final class Introductions {
    static final Duration INVITATION_LIFETIME = Duration.ofDays(7);
    static final Duration REPEAT = Duration.ofHours(24);
    /// Of people nobody invited, the newest ones.
    static final int MAX_REQUESTS = 100;

    private final Desk desk;
    private final Memory memory;
    private final Departures departures;
    private final People people;

    Introductions(Desk desk, Departures departures, People people) {
        this.desk = desk;
        this.memory = desk.memory();
        this.departures = departures;
        this.people = people;
    }

    CompletionStage<Invitation> invite(Optional<URI> network, Optional<String> joinCode) {
        Instant expires = now().plus(INVITATION_LIFETIME);
        Bytes token = Bytes.random(16, desk.random());
        IssuedToken issued = new IssuedToken(token, expires);
        Invitation invitation = new Invitation(
                memory.own().identity().verifyKey(),
                desk.courier().address(),
                memory.own().device(),
                token,
                network,
                Optional.of(memory.own().name()),
                expires,
                Optional.empty(),
                joinCode);
        CompletableFuture<Invitation> made = new CompletableFuture<>();
        desk.ledger()
                .commit(new Transaction()
                        .put(memory.tokens, token, issued, new Change.PutToken(issued))
                        .then(() -> made.complete(invitation))
                        .otherwise(made::completeExceptionally));
        return made;
    }

    CompletionStage<Void> chooseNetwork(NetworkChoice network) {
        CompletableFuture<Void> chosen = new CompletableFuture<>();
        desk.ledger()
                .commit(new Transaction()
                        .put(memory.network, memory.self(), network, new Change.PutNetwork(network))
                        .then(() -> chosen.complete(null))
                        .otherwise(chosen::completeExceptionally));
        return chosen;
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
            accept(peer);
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

    /// What stands in a mailbox for requests. Throws `ProtocolException` for what cannot be taken.
    void received(Mailbox.RequestTo mailbox, Packet packet) {
        if (packet.payload().isEmpty()) {
            packet.acknowledge();
            return;
        }
        Request request = RequestCodec.decode(packet.payload(), memory.self());
        PeerId peer = request.card().card().peer();
        Optional<Contact> known = memory.contacts.get(peer);
        Standing standing = known.map(Contact::standing).orElse(Standing.REMOVED);
        packet.acknowledge();
        people.requestStandsAt(peer, mailbox.slot());
        switch (standing) {
            case BLOCKED -> desk.courier().clear(mailbox);
            case DECLINED ->
                provenToken(request)
                        .ifPresentOrElse(
                                token -> letIn(known, request, mailbox, Optional.of(token)),
                                () -> desk.courier().clear(mailbox));
            case ACCEPTED -> answerAgain(known.orElseThrow(), request, mailbox);
            case INVITED -> letIn(known, request, mailbox, Optional.empty());
            case REQUESTED, REMOVED -> judge(known, request, mailbox);
        }
    }

    void accept(PeerId peer) {
        memory.contacts
                .get(peer)
                .filter(each -> each.standing() == Standing.REQUESTED)
                .ifPresent(contact -> {
                    Transaction transaction = new Transaction();
                    Contact accepted = contact.withStanding(Standing.ACCEPTED, now());
                    people.put(transaction, accepted);
                    answer(transaction, accepted);
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

    /// Tells every contact how one calls oneself from now on.
    void changeName(DisplayName name) {
        Account renamed = memory.own().withName(name);
        Transaction transaction =
                new Transaction().put(memory.account, memory.self(), renamed, new Change.PutAccount(renamed));
        memory.contacts()
                .filter(Contact::isAccepted)
                .toList()
                .forEach(contact -> post(transaction, contact, new Body.Profile(name)));
        desk.ledger().commit(transaction.then(() -> desk.ledger().tell(new ChatEvent.NameChanged(name))));
    }

    /// The maker of an invitation has said yes: from now on what we send goes into the slot of the answer.
    Contact answered(Transaction transaction, Contact contact, Body.Answer answer) {
        Contact placed = contact.withOurSlot(answer.slot())
                .with(answer.presenceKey()
                        .map(contact.assurance()::withPresenceKey)
                        .orElse(contact.assurance()));
        if (contact.standing() != Standing.INVITED) {
            return placed;
        }
        contact.invitation()
                .ifPresent(used -> transaction.then(
                        () -> desk.courier().clear(new Mailbox.RequestTo(used.address(), requestSlot(used)))));
        return placed.withStanding(Standing.ACCEPTED, now());
    }

    private void judge(Optional<Contact> known, Request request, Mailbox.RequestTo mailbox) {
        Optional<IssuedToken> token = provenToken(request);
        if (token.isPresent()) {
            letIn(known, request, mailbox, token);
            return;
        }
        Contact asking = asking(known, request, Standing.REQUESTED);
        boolean repeated = known.filter(each -> each.equals(asking)).isPresent();
        if (!repeated) {
            Transaction transaction = new Transaction();
            people.put(transaction, asking);
            forgetOldest(transaction);
            desk.ledger().commit(transaction);
        }
    }

    private void letIn(
            Optional<Contact> known, Request request, Mailbox.RequestTo mailbox, Optional<IssuedToken> token) {
        Transaction transaction = new Transaction();
        token.ifPresent(used -> transaction.remove(memory.tokens, used.token(), new Change.RemoveToken(used.token())));
        Contact asking = asking(known, request, Standing.ACCEPTED);
        Contact accepted = token.isPresent() ? asking.with(introduced(Optional.of(asking))) : asking;
        people.put(transaction, accepted);
        answer(transaction, accepted);
        desk.ledger().commit(transaction.then(() -> desk.courier().clear(mailbox)));
    }

    /// They ask although they are a contact: they have lost the answer, or everything.
    private void answerAgain(Contact contact, Request request, Mailbox.RequestTo mailbox) {
        Transaction transaction = new Transaction();
        Contact renewed = Arrivals.newer(contact, request.card()).withOurSlot(request.slot());
        people.put(transaction, renewed);
        departures.devicesChanged(transaction, contact, renewed);
        answer(transaction, renewed);
        desk.ledger().commit(transaction.then(() -> desk.courier().clear(mailbox)));
    }

    private void answer(Transaction transaction, Contact to) {
        post(transaction, to, new Body.Answer(to.theirSlot(), Optional.empty()));
        post(transaction, to, new Body.Profile(memory.own().name()));
    }

    private void post(Transaction transaction, Contact to, Body body) {
        MessageId id = MessageId.create(now(), desk.random());
        long time = now().toEpochMilli() << 16;
        departures.post(transaction, to, new Departures.Load(id, body, time, 0, Optional.empty()));
    }

    /// Takes away the requests that wait for an answer.
    void takeBack() {
        memory.contacts()
                .filter(contact -> contact.standing() == Standing.INVITED)
                .flatMap(contact -> contact.invitation().stream())
                .forEach(used -> desk.courier().clear(new Mailbox.RequestTo(used.address(), requestSlot(used))));
    }

    /// With a slot that the broker's rules allow: when the invitation was taken, they may not have been known.
    private void request(Contact contact) {
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
        Bytes payload = RequestCodec.encode(
                memory.own(),
                memory.card().orElseThrow(),
                contact.id(),
                contact.theirSlot(),
                contact.greeting(),
                invitation.map(Invitation::token));
        var mailbox = new Mailbox.RequestTo(contact.address(), requestSlot(invitation.get()));
        desk.courier().publish(Publication.lasting(mailbox, payload));
    }

    private Slot requestSlot(Invitation invitation) {
        return desk.courier().place().rules() == Place.Rules.BY_SENDER
                ? Slot.of(desk.courier().address())
                : RequestCodec.invitedSlot(invitation.token());
    }

    /// The request of a stranger stands where its sender chose; both places are cleared.
    private void clearRequestsOf(Transaction transaction, Contact contact) {
        Address own = desk.courier().address();
        transaction.then(() -> people.requestMailboxes(contact.id())
                .forEach(slot -> desk.courier().clear(new Mailbox.RequestTo(own, slot))));
    }

    private Optional<InvitationRefused.Why> refusal(Invitation invitation) {
        Optional<Contact> known = memory.contacts.get(invitation.peer());
        if (invitation.peer().equals(memory.self())) {
            return Optional.of(InvitationRefused.Why.OWN);
        }
        if (known.filter(Contact::isAccepted).isPresent()) {
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
                desk.courier().slotFor(invitation.address()),
                Optional.empty(),
                Optional.of(invitation),
                greeting,
                now(),
                introduced(known));
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
                        known.map(Contact::assurance).orElse(Assurance.NONE))
                .withCard(request.card());
    }

    /// An invitation was handed over: by either side, it introduces both.
    private static Assurance introduced(Optional<Contact> known) {
        Assurance before = known.map(Contact::assurance).orElse(Assurance.NONE);
        return before.trust() == Trust.UNKNOWN ? before.with(Trust.INTRODUCED) : before;
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
