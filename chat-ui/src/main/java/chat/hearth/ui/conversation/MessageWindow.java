package chat.hearth.ui.conversation;

import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.conversation.Page;
import chat.hearth.core.conversation.Position;
import chat.hearth.core.identity.PeerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The stretch of a conversation that is held for the screen, in the order shown; the rest stays in the store.
///
/// A page may have been read before or after the events that arrive around it: what happens between [#expect()] and the
/// page is applied to the page too. The stretch never has a gap.
final class MessageWindow {
    /// Beyond this the end that is farther from the reader is let go.
    static final int MOST = 600;

    private final TreeMap<Position, Message> messages = new TreeMap<>();
    /// What happened since a page was asked for; an absent message was removed.
    private final Map<MessageKey, Optional<Message>> news = new HashMap<>();
    private boolean expecting;
    private boolean outdated;
    private boolean olderExist;
    private boolean newerExist;

    private record MessageKey(PeerId sender, MessageId id) {
        static MessageKey of(Message message) {
            return new MessageKey(message.sender(), message.id());
        }
    }

    /// A page is being asked for; one at a time.
    void expect() {
        expecting = true;
        outdated = false;
        news.clear();
    }

    /// No page will come.
    void giveUp() {
        expecting = false;
        news.clear();
    }

    /// Holds this page instead of everything before.
    void begin(Page page) {
        if (!outdated) {
            messages.clear();
            olderExist = page.olderExist();
            newerExist = page.newerExist();
            hold(page);
        }
        for (Optional<Message> message : List.copyOf(news.values())) {
            message.ifPresent(this::arrived);
        }
        giveUp();
    }

    /// A page that was asked for before `oldest`.
    void older(Page page, Position oldest) {
        if (!outdated && oldest().equals(Optional.of(oldest))) {
            hold(page);
            olderExist = page.olderExist();
            trimNewer();
        }
        giveUp();
    }

    /// A page that was asked for after `newest`.
    void newer(Page page, Position newest) {
        if (!outdated && newest().equals(Optional.of(newest))) {
            hold(page);
            newerExist = page.newerExist();
            for (Optional<Message> message : List.copyOf(news.values())) {
                message.ifPresent(this::arrived);
            }
            trimOlder();
        }
        giveUp();
    }

    /// A message that has just been stored; one beyond the ends of the window is not held.
    void arrived(Message message) {
        note(message);
        Position position = message.position();
        boolean beyond = newerExist
                && newest().filter(last -> position.compareTo(last) > 0).isPresent();
        boolean before = olderExist
                && oldest().filter(first -> position.compareTo(first) < 0).isPresent();
        if (!beyond && !before) {
            messages.put(position, message);
        }
    }

    void changed(Message message) {
        note(message);
        messages.replace(message.position(), message);
    }

    void removed(PeerId sender, MessageId id) {
        MessageKey key = new MessageKey(sender, id);
        if (expecting) {
            news.put(key, Optional.empty());
        }
        messages.values().removeIf(message -> MessageKey.of(message).equals(key));
    }

    /// Everything was erased.
    void clear() {
        messages.clear();
        news.clear();
        outdated = true;
        olderExist = false;
        newerExist = false;
    }

    /// Lets the oldest go while the reader stands nearer to the newest.
    void trimOlder() {
        while (messages.size() > MOST) {
            messages.pollFirstEntry();
            olderExist = true;
        }
    }

    /// Lets the newest go while the reader stands nearer to the oldest.
    void trimNewer() {
        while (messages.size() > MOST) {
            messages.pollLastEntry();
            newerExist = true;
        }
    }

    /// Lets go what is farthest from somebody who reads there.
    void trimAround(Position reader) {
        if (messages.size() > MOST) {
            if (messages.headMap(reader).size() > messages.size() / 2) {
                trimOlder();
            } else {
                trimNewer();
            }
        }
    }

    List<Message> inOrder() {
        return new ArrayList<>(messages.values());
    }

    Optional<Position> oldest() {
        return messages.isEmpty() ? Optional.empty() : Optional.of(messages.firstKey());
    }

    Optional<Position> newest() {
        return messages.isEmpty() ? Optional.empty() : Optional.of(messages.lastKey());
    }

    boolean olderExist() {
        return olderExist;
    }

    /// Whether the conversation goes on beyond the window.
    boolean newerExist() {
        return newerExist;
    }

    private void note(Message message) {
        if (expecting) {
            news.put(MessageKey.of(message), Optional.of(message));
        }
    }

    private void hold(Page page) {
        for (Message message : page.messages()) {
            news.getOrDefault(MessageKey.of(message), Optional.of(message))
                    .ifPresent(current -> messages.put(current.position(), current));
        }
    }
}
