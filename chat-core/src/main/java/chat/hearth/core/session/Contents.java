package chat.hearth.core.session;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.OrderClock;
import chat.hearth.core.delivery.InStream;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.DeviceKey;
import chat.hearth.core.store.MessageKey;
import chat.hearth.core.wire.Body;
import chat.hearth.core.wire.Inner;
import java.time.Instant;
import java.util.Optional;

/// What a message says, as changes of what is stored.
final class Contents {
    private final Desk desk;
    private final Introductions introductions;
    private final Gaps gaps;

    Contents(Desk desk, Introductions introductions, Gaps gaps) {
        this.desk = desk;
        this.introductions = introductions;
        this.gaps = gaps;
    }

    /// @param contact as it is after the message
    /// @param place where the message stands in the conversation, or would stand if it were shown
    record Taken(Contact contact, long place) {}

    /// What is only to be read may be taken while something before it is missing; what changes the contact may not.
    static boolean mayOvertake(Body body) {
        return switch (body) {
            case Body.Text _, Body.Unknown _, Body.Void _ -> true;
            case Body.Profile _, Body.Answer _, Body.AckOnly _ -> false;
        };
    }

    /// Adds what the message says to the transaction.
    Taken take(Transaction transaction, Contact from, InStream stream, Inner inner) {
        Taken unseen = new Taken(from, stream.room(inner.seq()).lowest());
        return switch (inner.body()) {
            case Body.Text(String text) -> new Taken(from, append(transaction, from, stream, inner, text));
            case Body.Unknown(var _, Optional<String> fallback) ->
                fallback.map(text -> new Taken(from, append(transaction, from, stream, inner, text)))
                        .orElse(unseen);
            case Body.Profile(var name) -> new Taken(from.withName(name), unseen.place());
            case Body.Answer answer -> new Taken(introductions.answered(transaction, from, answer), unseen.place());
            case Body.Void _, Body.AckOnly _ -> unseen;
        };
    }

    /// Returns its place.
    private long append(Transaction transaction, Contact from, InStream stream, Inner inner, String text) {
        Instant now = desk.core().instant();
        OrderClock.Stamp stamp = desk.memory()
                .clock(from.conversation())
                .arrive(inner.time(), inner.after(), now, stream.room(inner.seq()));
        Message message = new Message(
                from.conversation(),
                inner.id().orElseThrow(),
                from.id(),
                stamp.sort(),
                OrderClock.instant(inner.time()),
                now,
                text,
                new Delivery.Received());
        Change clock = new Change.PutClock(from.conversation(), stamp.clock());
        transaction
                .change(new Change.Append(message))
                .put(desk.memory().clocks, from.conversation(), stamp.clock(), clock)
                .then(committed -> {
                    if (!committed.seenBefore().contains(MessageKey.of(message))) {
                        DeviceKey device = new DeviceKey(stream.peer(), stream.device());
                        gaps.added(device, inner.seq(), new ChatEvent.MessageAdded(message));
                    }
                });
        return stamp.sort();
    }
}
