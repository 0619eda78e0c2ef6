package chat.hearth.core.store;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.Page;
import chat.hearth.core.conversation.PageRequest;
import chat.hearth.core.conversation.Position;
import chat.hearth.core.identity.Privacy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What is read from the tables, the same for every kind of store.
public final class Reading {
    private static final int MAX_LIMIT = 1_000;

    private Reading() {}

    public static Snapshot snapshot(Tables tables) {
        return new Snapshot(
                tables.account().get(),
                tables.network().get(),
                tables.privacy().get().orElse(Privacy.OPEN),
                tables.ownCard().get(),
                tables.connectionNumber().get().orElse(0L),
                tables.home().get(),
                List.copyOf(tables.contacts().all().values()),
                List.copyOf(tables.conversations().all().values()),
                tables.clocks().all(),
                List.copyOf(tables.tokens().all().values()),
                List.copyOf(tables.outStreams().all().values()),
                List.copyOf(tables.inStreams().all().values()),
                List.copyOf(tables.outbox().all().values()),
                List.copyOf(tables.presences().all().values()),
                tables.prekeys().get(),
                List.copyOf(tables.sessions().all().values()),
                tables.place());
    }

    /// Throws [IllegalArgumentException] for a limit out of range.
    public static PageRequest checked(PageRequest request) {
        if (request.limit() < 1 || request.limit() > MAX_LIMIT) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " messages, not " + request.limit());
        }
        return request;
    }

    public static Page page(MessageTable messages, ConversationId id, PageRequest request) {
        int limit = checked(request).limit();
        return switch (request) {
            case PageRequest.Newest _ -> endingWith(messages.newest(id, limit + 1), limit, false);
            case PageRequest.Before before ->
                endingWith(
                        messages.before(id, before.position(), limit + 1),
                        limit,
                        !from(messages, id, before.position(), 1).isEmpty());
            case PageRequest.After after ->
                startingWith(
                        messages.after(id, after.position(), limit + 1),
                        limit,
                        !upTo(messages, id, after.position()).isEmpty());
            case PageRequest.Around around -> around(messages, id, around.position(), limit);
        };
    }

    private static Page endingWith(List<Message> lastFirst, int limit, boolean newerExist) {
        List<Message> page = lastFirst.stream().limit(limit).toList().reversed();
        return new Page(page, lastFirst.size() > limit, newerExist);
    }

    private static Page startingWith(List<Message> firstFirst, int limit, boolean olderExist) {
        return new Page(firstFirst.stream().limit(limit).toList(), olderExist, firstFirst.size() > limit);
    }

    private static Page around(MessageTable messages, ConversationId id, Position position, int limit) {
        int half = limit / 2;
        Page older = endingWith(messages.before(id, position, half + 1), half, false);
        Page newer = startingWith(from(messages, id, position, limit - half + 1), limit - half, false);
        List<Message> both = new ArrayList<>(older.messages());
        both.addAll(newer.messages());
        return new Page(both, older.olderExist(), newer.newerExist());
    }

    private static List<Message> from(MessageTable messages, ConversationId id, Position position, int limit) {
        return Stream.concat(messages.at(id, position).stream(), messages.after(id, position, limit).stream())
                .limit(limit)
                .toList();
    }

    private static List<Message> upTo(MessageTable messages, ConversationId id, Position position) {
        return Stream.concat(messages.at(id, position).stream(), messages.before(id, position, 1).stream())
                .limit(1)
                .toList();
    }
}
