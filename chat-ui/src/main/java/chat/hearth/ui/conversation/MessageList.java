package chat.hearth.ui.conversation;

import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.Position;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.fxmisc.flowless.VirtualFlow;
import org.fxmisc.flowless.VirtualizedScrollPane;

/// The rows of a conversation, of which only those on screen are nodes. It stands where the reader put it, whatever
/// comes above and below; see [Place].
///
/// Style class `message-list`. One message may be the current one, for the keyboard: its row is `:current`.
final class MessageList extends Region {
    /// So many rows before an end of what is loaded, more is fetched.
    private static final int NEAR = 20;
    private static final double TOLERANCE = 1.5;

    private final ConversationViewModel model;
    private final ObservableList<Row> rows;
    private final VirtualFlow<Row, RowCell> flow;
    private final VirtualizedScrollPane<VirtualFlow<Row, RowCell>> pane;
    private final ListChangeListener<Row> rowsChanged = _ -> misplaced();
    private final Runnable settled = this::settle;
    private Optional<Position> current = Optional.empty();
    private boolean misplaced = true;
    private boolean moved;
    private boolean noting;
    private double laidWidth;
    private double laidHeight;

    MessageList(ConversationViewModel model, Supplier<RowCell> cells) {
        this.model = model;
        this.rows = model.rows();
        flow = VirtualFlow.createVertical(rows, row -> cells.get().showing(row), VirtualFlow.Gravity.REAR);
        pane = new VirtualizedScrollPane<>(flow);
        getStyleClass().add("message-list");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setFocusTraversable(true);
        getChildren().setAll(List.of(pane));
        rows.addListener(rowsChanged);
        model.place().addListener((_, _, _) -> placeChanged());
        addEventFilter(ScrollEvent.SCROLL, _ -> moved = true);
        pane.addEventFilter(MouseEvent.ANY, event -> moved |= event.isPrimaryButtonDown());
        focusedProperty().addListener((_, _, _) -> markCurrent());
        sceneProperty().addListener((_, before, now) -> sceneChanged(before, now));
        windowFocus().addListener((_, _, _) -> requestLayout());
    }

    /// The list is not used any more.
    void dispose() {
        rows.removeListener(rowsChanged);
        flow.dispose();
    }

    /// The current message of the keyboard.
    Optional<Message> current() {
        return current.filter(_ -> !rows.isEmpty())
                .map(position -> rows.get(Rows.indexOf(rows, position)))
                .flatMap(MessageList::message);
    }

    void setCurrent(Message message) {
        current = Optional.of(message.position());
        markCurrent();
        notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
    }

    /// Makes the message above or below the current one the current one, and brings it on screen.
    void step(int direction) {
        int at = current.isPresent() && !rows.isEmpty()
                ? Rows.indexOf(rows, current.get()) + direction
                : flow.getLastVisibleIndex();
        while (at >= 0 && at < rows.size() && message(rows.get(at)).isEmpty()) {
            at += direction == 0 ? -1 : direction;
        }
        if (at >= 0 && at < rows.size()) {
            flow.show(at);
            moved = true;
            message(rows.get(at)).ifPresent(this::setCurrent);
        }
    }

    /// Scrolls by so many heights of the view.
    void scrollPages(double pages) {
        scroll(pages * getHeight());
    }

    /// Scrolls by so many pixels, as a wheel does.
    void scroll(double pixels) {
        flow.scrollYBy(pixels);
        moved = true;
        requestLayout();
    }

    /// The messages on screen, from above.
    List<Message> shown() {
        return flow.visibleCells().stream()
                .flatMap(cell -> cell.message().stream())
                .toList();
    }

    /// The row that shows this message, if it is on screen.
    Optional<RowCell> cell(Message message) {
        return flow.visibleCells().stream()
                .filter(cell -> cell.message().filter(message::equals).isPresent())
                .findFirst();
    }

    /// Says everything again, in another language or on another day.
    void refresh() {
        flow.visibleCells().forEach(RowCell::refresh);
        misplaced();
    }

    @Override
    protected void layoutChildren() {
        boolean resized = getWidth() != laidWidth || getHeight() != laidHeight;
        laidWidth = getWidth();
        laidHeight = getHeight();
        if (misplaced || resized) {
            misplaced = false;
            restore();
        }
        pane.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ITEM_COUNT -> rows.size();
            case FOCUS_ITEM ->
                current().flatMap(this::cell).<Object>map(RowCell::getNode).orElse(this);
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private void misplaced() {
        misplaced = true;
        requestLayout();
    }

    private void placeChanged() {
        if (!noting) {
            moved = false;
            misplaced();
        }
    }

    private void restore() {
        if (!rows.isEmpty()) {
            switch (model.place().get()) {
                case Place.End _ -> flow.showAsLast(rows.size() - 1);
                case Place.At(var message, var offset) -> flow.showAtOffset(Rows.indexOf(rows, message), offset);
            }
        }
    }

    /// After each layout, when every row on screen has its place.
    private void settle() {
        boolean watched = isWatched();
        model.setWatched(watched);
        List<RowCell> visible = flow.visibleCells();
        if (misplaced || rows.isEmpty() || visible.isEmpty()) {
            return;
        }
        note(visible);
        markCurrent();
        if (flow.getFirstVisibleIndex() < NEAR) {
            model.fetchOlder();
        }
        if (flow.getLastVisibleIndex() > rows.size() - NEAR) {
            model.fetchNewer();
        }
        if (watched) {
            lastShown(visible).ifPresent(model::shown);
        }
    }

    /// Nobody but the reader leaves the end; whoever comes to the last row is there.
    private void note(List<RowCell> visible) {
        boolean atEnd = model.place().get() instanceof Place.End;
        boolean atLastRow = isLastRowShown(visible);
        if (moved || !atEnd && atLastRow) {
            moved = false;
            noting = true;
            visible.stream()
                    .filter(cell -> cell.message().isPresent())
                    .findFirst()
                    .ifPresent(cell -> note(cell, atLastRow));
            noting = false;
        } else if (atEnd && !atLastRow) {
            misplaced();
        }
    }

    private void note(RowCell cell, boolean atLastRow) {
        Position message = cell.message().orElseThrow().position();
        Place.At at = new Place.At(message, cell.getNode().getLayoutY());
        if (atLastRow) {
            model.standsAtLastRow(at);
        } else {
            model.standsAt(at);
        }
    }

    private boolean isLastRowShown(List<RowCell> visible) {
        return flow.getLastVisibleIndex() == rows.size() - 1
                && bottom(visible.getLast()) <= flow.getHeight() + TOLERANCE;
    }

    /// The last message of which the end has been on screen, or the one that fills the screen.
    private Optional<Message> lastShown(List<RowCell> visible) {
        return visible.reversed().stream()
                .filter(cell -> bottom(cell) <= flow.getHeight() + TOLERANCE
                        || cell.getNode().getLayoutY() <= 0)
                .flatMap(cell -> cell.message().stream())
                .filter(message -> !message.isMine())
                .findFirst();
    }

    private static double bottom(RowCell cell) {
        return cell.getNode().getLayoutY() + cell.getNode().getHeight();
    }

    private void markCurrent() {
        for (RowCell cell : flow.visibleCells()) {
            cell.setCurrent(isFocused()
                    && cell.message()
                            .map(Message::position)
                            .filter(shown -> current.filter(shown::equals).isPresent())
                            .isPresent());
        }
    }

    private void sceneChanged(Scene before, Scene now) {
        if (before != null) {
            before.removePostLayoutPulseListener(settled);
        }
        if (now != null) {
            now.addPostLayoutPulseListener(settled);
        }
    }

    private ObservableValue<Boolean> windowFocus() {
        return sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::focusedProperty)
                .orElse(false);
    }

    private boolean isWatched() {
        return getScene() != null
                && getScene().getWindow() instanceof Stage stage
                && stage.isFocused()
                && !stage.isIconified();
    }

    private static Optional<Message> message(Row row) {
        return row instanceof Row.Bubble bubble ? Optional.of(bubble.message()) : Optional.empty();
    }
}
