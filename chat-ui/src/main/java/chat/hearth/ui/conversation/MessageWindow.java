package chat.hearth.ui.conversation;

import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.conversation.Page;
import chat.hearth.core.conversation.Position;
import chat.hearth.core.identity.PeerId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The stretch of a conversation that is held for the screen, in the order shown; the rest stays in the store.
///
/// Pages and events may overlap in any way: a message is held once, in its newest state, and one that was removed does
/// not come back with a page that was read before.
final class MessageWindow {
    /// Beyond this the end that is farther from the reader is let go.
    static final int MOST = 600;

    private final TreeMap<Position, Message> messages = new TreeMap<>();
    private final Set<MessageKey> removed = new HashSet<>();
    private boolean olderExist;
    private boolean newerExist;

    private record MessageKey(PeerId sender, MessageId id) {}

    /// Holds this page instead of everything before.
    void begin(Page page) {
        messages.clear();
        add(page.messages());
        olderExist = page.olderExist();
        newerExist = page.newerExist();
    }

    /// A page that was asked for before [#oldest()].
    void older(Page page) {
        add(page.messages());
        olderExist = page.olderExist();
        while (messages.size() > MOST) {
            messages.pollLastEntry();
            newerExist = true;
        }
    }

    /// A page that was asked for after [#newest()].
    void newer(Page page) {
        add(page.messages());
        newerExist = page.newerExist();
        while (messages.size() > MOST) {
            messages.pollFirstEntry();
            olderExist = true;
        }
    }

    /// Whether a message that has just been stored belongs into the window; one beyond its newer end does not.
    boolean arrived(Message message) {
        boolean beyond = newerExist && !messages.isEmpty() && message.position().compareTo(messages.lastKey()) > 0;
        boolean before = olderExist && !messages.isEmpty() && message.position().compareTo(messages.firstKey()) < 0;
        if (!beyond && !before) {
            add(List.of(message));
        }
        return !beyond;
    }

    /// Lets the oldest go while the reader stands at the end.
    void trimOlder() {
        while (messages.size() > MOST) {
            messages.pollFirstEntry();
            olderExist = true;
        }
    }

    void changed(Message message) {
        messages.replace(message.position(), message);
    }

    void removed(PeerId sender, MessageId id) {
        removed.add(new MessageKey(sender, id));
        messages.values()
                .removeIf(message ->
                        message.sender().equals(sender) && message.id().equals(id));
    }

    void clear() {
        messages.clear();
        olderExist = false;
        newerExist = false;
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

    private void add(List<Message> more) {
        for (Message message : more) {
            if (!removed.contains(new MessageKey(message.sender(), message.id()))) {
                messages.merge(message.position(), message, MessageWindow::newerState);
            }
        }
    }

    private static Message newerState(Message held, Message other) {
        return held.delivery().advances(other.delivery()) ? other : held;
    }
}
