package chat.hearth.ui.conversation;

import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.Position;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;

/// Turns messages into the rows that show them, and changes a shown list by as little as possible, so that the view
/// stays where it is.
final class Rows {
    /// A longer silence begins a new group.
    static final Duration GROUP = Duration.ofMinutes(5);

    private Rows() {}

    /// @param messages in the order shown
    /// @param newAfter the last message that had been read; absent for no line
    static List<Row> of(List<Message> messages, Optional<Position> newAfter, ZoneId zone) {
        List<Row> rows = new ArrayList<>(messages.size() + 8);
        boolean lineDrawn = newAfter.isEmpty();
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            boolean newDay = i == 0 || !day(messages.get(i - 1), zone).equals(day(message, zone));
            if (newDay) {
                rows.add(new Row.Day(day(message, zone)));
            }
            boolean line = !lineDrawn && !message.isMine() && isAfter(message, newAfter);
            if (line) {
                rows.add(new Row.NewMessages());
                lineDrawn = true;
            }
            boolean first = newDay || line || !grouped(messages.get(i - 1), message);
            boolean last = i + 1 == messages.size() || endsGroup(message, messages.get(i + 1), zone);
            rows.add(new Row.Bubble(message, first, last));
        }
        return rows;
    }

    /// Makes `shown` equal to `wanted` and leaves the rows alone that begin and end both.
    static void show(ObservableList<Row> shown, List<Row> wanted) {
        int limit = Math.min(shown.size(), wanted.size());
        int head = 0;
        while (head < limit && shown.get(head).equals(wanted.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < limit - head && shown.get(shown.size() - 1 - tail).equals(wanted.get(wanted.size() - 1 - tail))) {
            tail++;
        }
        List<Row> middle = wanted.subList(head, wanted.size() - tail);
        replace(shown, head, shown.size() - tail, middle);
    }

    private static void replace(ObservableList<Row> shown, int from, int to, List<Row> rows) {
        int same = 0;
        while (same < Math.min(to - from, rows.size()) && rows.get(same).standsFor(shown.get(from + same))) {
            if (!rows.get(same).equals(shown.get(from + same))) {
                shown.set(from + same, rows.get(same));
            }
            same++;
        }
        if (from + same < to) {
            shown.remove(from + same, to);
        }
        if (same < rows.size()) {
            shown.addAll(from + same, rows.subList(same, rows.size()));
        }
    }

    private static boolean grouped(Message before, Message message) {
        return before.sender().equals(message.sender())
                && Duration.between(before.shownAt(), message.shownAt()).compareTo(GROUP) <= 0;
    }

    private static boolean endsGroup(Message message, Message next, ZoneId zone) {
        return !grouped(message, next) || !day(message, zone).equals(day(next, zone));
    }

    private static boolean isAfter(Message message, Optional<Position> read) {
        return read.filter(position -> message.position().compareTo(position) > 0)
                .isPresent();
    }

    private static LocalDate day(Message message, ZoneId zone) {
        return LocalDate.ofInstant(message.shownAt(), zone);
    }
}
