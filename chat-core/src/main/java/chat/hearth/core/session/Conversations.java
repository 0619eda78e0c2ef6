package chat.hearth.core.session;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.conversation.OrderClock;
import chat.hearth.core.conversation.Position;
import chat.hearth.core.delivery.OutboxEntry;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.store.Change;
import chat.hearth.core.wire.Body;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Writing, trying again, deleting and reading.
final class Conversations {
    private final Desk desk;
    private final Memory memory;
    private final Departures departures;

    Conversations(Desk desk, Departures departures) {
        this.desk = desk;
        this.memory = desk.memory();
        this.departures = departures;
    }

    CompletionStage<Message> send(ConversationId conversation, String text) {
        Optional<Contact> to = memory.contacts.get(conversation.peer()).filter(Contact::isAccepted);
        Optional<MessageRefused.Why> why = refusal(text, to);
        if (why.isPresent()) {
            return CompletableFuture.failedFuture(new MessageRefused(why.get()));
        }
        Instant now = desk.core().instant();
        OrderClock clock = memory.clock(conversation);
        OrderClock.Stamp stamp = clock.write(now);
        Message message = new Message(
                conversation,
                MessageId.create(now, desk.random()),
                memory.self(),
                stamp.sort(),
                OrderClock.instant(stamp.time()),
                now,
                text,
                new Delivery.Queued());
        Transaction transaction = new Transaction()
                .change(new Change.Append(message))
                .put(memory.clocks, conversation, stamp.clock(), new Change.PutClock(conversation, stamp.clock()));
        return store(transaction, to.orElseThrow(), message, stamp.time(), clock.seen());
    }

    void retry(Message message) {
        Optional<Contact> to =
                memory.contacts.get(message.conversation().peer()).filter(Contact::isAccepted);
        boolean failed = message.isMine() && message.delivery() instanceof Delivery.Failed;
        if (to.isPresent() && failed && !departures.carries(message)) {
            Transaction transaction = new Transaction()
                    .change(new Change.SetDelivery(message.conversation(), message.position(), new Delivery.Queued()));
            long seen = memory.clock(message.conversation()).seen();
            departures.post(transaction, to.get(), load(message, message.sort(), seen));
            desk.ledger().commit(transaction);
        }
    }

    void delete(Message message) {
        Transaction transaction =
                new Transaction().change(new Change.DeleteMessage(message.conversation(), message.position()));
        departures.withdraw(transaction, message);
        desk.ledger()
                .commit(transaction.then(() -> desk.ledger()
                        .tell(new ChatEvent.MessageRemoved(message.conversation(), message.sender(), message.id()))));
    }

    void erase(ConversationId conversation) {
        Transaction transaction = new Transaction().change(new Change.EraseConversation(conversation));
        departures.withdrawAll(transaction, conversation);
        desk.ledger().commit(transaction.then(() -> {
            memory.forget(conversation);
            desk.ledger().tell(new ChatEvent.ConversationErased(conversation));
        }));
    }

    void markRead(ConversationId conversation, Position position) {
        boolean known = memory.conversation(conversation)
                .readUpTo()
                .filter(read -> read.compareTo(position) >= 0)
                .isPresent();
        if (!known) {
            desk.ledger().commit(new Transaction().change(new Change.MarkRead(conversation, position)));
        }
    }

    void saveDraft(ConversationId conversation, String draft) {
        if (!memory.conversation(conversation).draft().equals(draft)) {
            desk.ledger().commit(new Transaction().change(new Change.PutDraft(conversation, draft)));
        }
    }

    private CompletionStage<Message> store(
            Transaction transaction, Contact to, Message message, long time, long after) {
        departures.post(transaction, to, load(message, time, after));
        CompletableFuture<Message> stored = new CompletableFuture<>();
        desk.ledger()
                .commit(transaction
                        .then(() -> {
                            desk.ledger().tell(new ChatEvent.MessageAdded(message));
                            stored.complete(message);
                        })
                        .otherwise(stored::completeExceptionally));
        return stored;
    }

    private static Departures.Load load(Message message, long time, long after) {
        var shown = new OutboxEntry.Shown(message.conversation(), message.position());
        return new Departures.Load(message.id(), new Body.Text(message.text()), time, after, Optional.of(shown));
    }

    private static Optional<MessageRefused.Why> refusal(String text, Optional<Contact> to) {
        if (text.isBlank()) {
            return Optional.of(MessageRefused.Why.BLANK);
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > Message.MAX_TEXT_BYTES) {
            return Optional.of(MessageRefused.Why.TOO_LONG);
        }
        return to.isEmpty() ? Optional.of(MessageRefused.Why.NO_CONTACT) : Optional.empty();
    }
}
