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

/// Turns messages into the rows that show them, and changes a shown list by as little as possible.
final class Rows {
    /// A longer silence begins a new group.
    static final Duration GROUP = Duration.ofMinutes(5);

    private Rows() {}

    /// @param messages in the order shown
    /// @param firstNew the message that the line stands above; absent for no line
    static List<Row> of(List<Message> messages, Optional<Position> firstNew, ZoneId zone) {
        List<Row> rows = new ArrayList<>(messages.size() + 8);
        LocalDate day = LocalDate.MIN;
        boolean begins = true;
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            LocalDate itsDay = day(message, zone);
            if (!itsDay.equals(day)) {
                rows.add(new Row.Day(itsDay, message.position()));
                day = itsDay;
            }
            if (isAt(message, firstNew)) {
                rows.add(new Row.NewMessages(message.position()));
            }
            boolean last = i + 1 == messages.size() || endsGroup(message, messages.get(i + 1), firstNew, zone);
            rows.add(new Row.Bubble(message, begins, last));
            begins = last;
        }
        return rows;
    }

    /// Makes `shown` equal to `wanted`; both are in [Row#ORDER]. A row that is in both stays where it is, so a view
    /// keeps its place whatever comes and goes around it.
    static void show(ObservableList<Row> shown, List<Row> wanted) {
        int at = 0;
        int next = 0;
        while (at < shown.size() || next < wanted.size()) {
            int gone = goneFrom(shown, at, wanted, next);
            if (gone > 0) {
                shown.remove(at, at + gone);
                continue;
            }
            int come = comeFrom(shown, at, wanted, next);
            if (come > 0) {
                shown.addAll(at, wanted.subList(next, next + come));
            } else {
                come = 1;
                replace(shown, at, wanted.get(next));
            }
            at += come;
            next += come;
        }
    }

    /// The bubble of this message, or, if it is gone, the row that stands there now. There is at least one row.
    static int indexOf(List<Row> rows, Position message) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isAbove(rows.get(middle), message)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Math.min(low, rows.size() - 1);
    }

    private static boolean isAbove(Row row, Position message) {
        int order = row.before().compareTo(message);
        return order < 0 || order == 0 && !(row instanceof Row.Bubble);
    }

    /// How many rows from `at` on stand before everything that is still wanted.
    private static int goneFrom(List<Row> shown, int at, List<Row> wanted, int next) {
        int gone = at;
        while (gone < shown.size()
                && (next == wanted.size() || Row.ORDER.compare(shown.get(gone), wanted.get(next)) < 0)) {
            gone++;
        }
        return gone - at;
    }

    /// How many rows from `next` on stand before everything that is still shown.
    private static int comeFrom(List<Row> shown, int at, List<Row> wanted, int next) {
        int come = next;
        while (come < wanted.size() && (at == shown.size() || Row.ORDER.compare(wanted.get(come), shown.get(at)) < 0)) {
            come++;
        }
        return come - next;
    }

    private static void replace(ObservableList<Row> shown, int at, Row row) {
        if (!shown.get(at).equals(row)) {
            shown.set(at, row);
        }
    }

    private static boolean endsGroup(Message message, Message next, Optional<Position> firstNew, ZoneId zone) {
        return !message.sender().equals(next.sender())
                || Duration.between(message.shownAt(), next.shownAt()).compareTo(GROUP) > 0
                || isAt(next, firstNew)
                || !day(message, zone).equals(day(next, zone));
    }

    private static boolean isAt(Message message, Optional<Position> place) {
        return place.filter(message.position()::equals).isPresent();
    }

    private static LocalDate day(Message message, ZoneId zone) {
        return LocalDate.ofInstant(message.shownAt(), zone);
    }
}
