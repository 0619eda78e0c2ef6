package chat.hearth.ui.sidebar;

import chat.hearth.core.identity.PeerId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The rows in their order, changed by as little as possible. While the order is held, rows change where they stand and
/// new ones come last, so that nothing moves under the mouse.
final class PersonRows {
    private final Map<PeerId, PersonRow> all = new HashMap<>();
    private final ObservableList<PersonRow> shown = FXCollections.observableArrayList();
    private final ReadOnlyLongWrapper moves = new ReadOnlyLongWrapper();
    private String filter = "";
    private boolean held;
    private boolean moving;

    ObservableList<PersonRow> shown() {
        return shown;
    }

    /// Grows after rows came, went or moved.
    ReadOnlyLongProperty moves() {
        return moves.getReadOnlyProperty();
    }

    /// Whether rows come, go or move just now; what a list selects meanwhile is nobody's wish.
    boolean isMoving() {
        return moving;
    }

    Optional<PersonRow> find(PeerId peer) {
        return Optional.ofNullable(all.get(peer));
    }

    void fill(List<PersonRow> rows) {
        all.clear();
        rows.forEach(row -> all.put(row.peer(), row));
        showAll();
    }

    void filter(String wanted) {
        filter = wanted;
        showAll();
    }

    void put(PersonRow row) {
        if (row.equals(all.put(row.peer(), row))) {
            return;
        }
        int at = indexOf(row.peer());
        if (!isShown(row)) {
            removeAt(at);
        } else if (at < 0) {
            move(() -> shown.add(held ? shown.size() : place(row), row));
        } else if (held || staysAt(at, row)) {
            shown.set(at, row);
        } else {
            move(() -> {
                shown.remove(at);
                shown.add(place(row), row);
            });
        }
    }

    void remove(PeerId peer) {
        all.remove(peer);
        removeAt(indexOf(peer));
    }

    void hold() {
        held = true;
    }

    void release() {
        if (held) {
            held = false;
            if (!isSorted()) {
                showAll();
            }
        }
    }

    int indexOf(PeerId peer) {
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).peer().equals(peer)) {
                return i;
            }
        }
        return -1;
    }

    private void removeAt(int index) {
        if (index >= 0) {
            move(() -> shown.remove(index));
        }
    }

    private void showAll() {
        move(() -> shown.setAll(all.values().stream()
                .filter(this::isShown)
                .sorted(PersonRow.NEWEST_FIRST)
                .toList()));
    }

    private boolean isShown(PersonRow row) {
        return row.isListed() && row.matches(filter);
    }

    private int place(PersonRow row) {
        int found = Collections.binarySearch(shown, row, PersonRow.NEWEST_FIRST);
        return found < 0 ? -found - 1 : found;
    }

    private boolean staysAt(int index, PersonRow row) {
        return (index == 0 || PersonRow.NEWEST_FIRST.compare(shown.get(index - 1), row) < 0)
                && (index == shown.size() - 1 || PersonRow.NEWEST_FIRST.compare(row, shown.get(index + 1)) < 0);
    }

    private boolean isSorted() {
        return shown.stream().sorted(PersonRow.NEWEST_FIRST).toList().equals(shown);
    }

    private void move(Runnable change) {
        moving = true;
        try {
            change.run();
        } finally {
            moving = false;
        }
        moves.set(moves.get() + 1);
    }
}
