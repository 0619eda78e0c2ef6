package chat.hearth.ui.conversation;

import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.conversation.Position;
import chat.hearth.core.identity.PeerId;
import java.util.Optional;
import java.util.UUID;

/// How far one has read, and the first of their messages that stands behind that: the line is drawn above it.
final class NewMessages {
    /// Stands before every message.
    static final Position START = new Position(0, new PeerId("2".repeat(32)), new MessageId(new UUID(0, 0)));

    private Optional<Position> readUpTo = Optional.empty();
    private Optional<Position> first = Optional.empty();

    /// Where the line stands; absent for none.
    Optional<Position> first() {
        return first;
    }

    Position readUpTo() {
        return readUpTo.orElse(START);
    }

    void readUpToIs(Optional<Position> position) {
        readUpTo = position;
    }

    boolean isRead(Position position) {
        return readUpTo.filter(read -> read.compareTo(position) >= 0).isPresent();
    }

    /// Draws the line among what is held, unless new messages may stand before that.
    void find(MessageWindow window) {
        first = window.inOrder().stream()
                .filter(message -> !message.isMine())
                .map(Message::position)
                .filter(position -> position.compareTo(readUpTo()) > 0)
                .findFirst()
                .filter(_ -> reachesRead(window));
    }

    /// A message of theirs has come that nobody was there to see.
    void missed(Message message) {
        boolean lineAhead = first.filter(line -> !isRead(line)).isPresent();
        if (!lineAhead) {
            first = Optional.of(message.position());
        }
    }

    void clear() {
        first = Optional.empty();
    }

    private boolean reachesRead(MessageWindow window) {
        return !window.olderExist()
                || window.oldest()
                        .filter(oldest -> oldest.compareTo(readUpTo()) <= 0)
                        .isPresent();
    }
}
