package chat.hearth.core.session;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Assurance;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.store.Change;
import chat.hearth.core.wire.Body;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What a contact is told of oneself once they are one: where to put what they send, what opens one's presence, and how
/// one calls oneself. On the core thread.
final class Answers {
    private final Desk desk;
    private final Memory memory;
    private final Departures departures;
    /// Those who were told the key in this run, because they can encrypt by now.
    private final Set<PeerId> upgrading = new HashSet<>();
    private Runnable announceAgain = () -> {};

    Answers(Desk desk, Departures departures) {
        this.desk = desk;
        this.memory = desk.memory();
        this.departures = departures;
    }

    /// @param announce says under the key by then that one is there
    void whenPresenceKeyChanged(Runnable announce) {
        announceAgain = announce;
    }

    void answer(Transaction transaction, Contact to) {
        post(transaction, to, place(to));
        post(transaction, to, new Body.Profile(memory.own().name()));
    }

    /// Where they put what they send, and what opens one's presence.
    private Body.Answer place(Contact to) {
        return new Body.Answer(
                to.theirSlot(),
                desk.protection().seals(to).map(_ -> memory.own().presenceKey()));
    }

    void post(Transaction transaction, Contact to, Body body) {
        MessageId id = MessageId.create(now(), desk.random());
        long time = now().toEpochMilli() << 16;
        departures.post(transaction, to, new Departures.Load(id, body, time, 0, Optional.empty()));
    }

    /// They have answered, and may have told their key: who could not encrypt before is told one's own.
    Contact placed(Transaction transaction, Contact contact, Body.Answer answer) {
        Assurance before = contact.assurance();
        Contact placed = contact.withOurSlot(answer.slot())
                .with(answer.presenceKey().map(before::withPresenceKey).orElse(before));
        boolean sealsNow = contact.isAccepted()
                && answer.presenceKey().isPresent()
                && before.presenceKeys().isEmpty();
        if (sealsNow && upgrading.add(contact.id())) {
            post(transaction.otherwise(_ -> upgrading.remove(contact.id())), placed, place(placed));
        }
        return placed;
    }

    /// Tells a contact of suite 0 who can do more by now the key for one's presence. The slots stay: on a broker where
    /// others could read them, they can read every slot that is in use.
    void upgrade(PeerId peer) {
        memory.contacts.get(peer).filter(this::hasNoKeys).ifPresent(contact -> {
            if (upgrading.add(peer)) {
                Transaction transaction = new Transaction().otherwise(_ -> upgrading.remove(peer));
                post(transaction, contact, place(contact));
                desk.ledger().commit(transaction);
            }
        });
    }

    private boolean hasNoKeys(Contact contact) {
        return contact.isAccepted()
                && contact.ourSlot().isPresent()
                && desk.protection().seals(contact).isPresent()
                && contact.assurance().presenceKeys().isEmpty();
    }

    /// From now on that one does not see any more when one is there. The will of the present connection stays sealed
    /// under the key before.
    void changePresenceKey(Transaction transaction, Contact gone) {
        if (desk.protection().seals().isEmpty()) {
            return;
        }
        Account changed = memory.own().withPresenceKey(Bytes.random(Account.PRESENCE_KEY_SIZE, desk.random()));
        transaction.put(memory.account, memory.self(), changed, new Change.PutAccount(changed));
        memory.contacts()
                .filter(each -> each.isAccepted() && !each.id().equals(gone.id()))
                .toList()
                .forEach(each -> post(transaction, each, place(each)));
        transaction.then(announceAgain);
    }

    private Instant now() {
        return desk.core().instant();
    }
}
