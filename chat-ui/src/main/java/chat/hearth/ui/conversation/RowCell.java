package chat.hearth.ui.conversation;

import chat.hearth.core.conversation.Message;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.Cell;
import org.jspecify.annotations.Nullable;

/// Shows one row, and then another. Its parts are made once, when they are first needed.
final class RowCell implements Cell<Row, Region> {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final RowCells parts;
    private final RowActions actions;
    private final StackPane node = new StackPane();
    private @Nullable Row row;
    private @Nullable Label day;
    private @Nullable Label line;
    private @Nullable Node lineBox;
    private @Nullable BubbleView bubble;

    RowCell(RowCells parts, RowActions actions) {
        this.parts = parts;
        this.actions = actions;
        node.getStyleClass().add("message-row");
        node.setMinWidth(0);
    }

    @Override
    public Region getNode() {
        return node;
    }

    @Override
    public boolean isReusable() {
        return true;
    }

    @Override
    public void updateItem(Row now) {
        row = now;
        refresh();
    }

    @Override
    public void reset() {
        row = null;
        setCurrent(false);
    }

    RowCell showing(Row now) {
        updateItem(now);
        return this;
    }

    /// Says the same row again.
    void refresh() {
        switch (row) {
            case Row.Day(var date, var _) -> {
                dayLabel().setText(parts.times().day(date));
                show(dayLabel());
            }
            case Row.NewMessages _ -> {
                Node box = lineBox();
                lineLabel().setText(parts.texts().get("conversation.new"));
                show(box);
            }
            case Row.Bubble now -> {
                bubbleView().show(now);
                show(bubbleView());
            }
            case null -> {}
        }
    }

    Optional<Message> message() {
        return row instanceof Row.Bubble now ? Optional.of(now.message()) : Optional.empty();
    }

    void setCurrent(boolean now) {
        node.pseudoClassStateChanged(CURRENT, now);
    }

    private void show(Node part) {
        if (!node.getChildren().equals(List.of(part))) {
            node.getChildren().setAll(List.of(part));
        }
    }

    private Label dayLabel() {
        if (day == null) {
            day = new Label();
            day.getStyleClass().add("day");
        }
        return day;
    }

    private Label lineLabel() {
        if (line == null) {
            line = new Label();
        }
        return line;
    }

    private Node lineBox() {
        if (lineBox == null) {
            lineBox = new HBox(rule(), lineLabel(), rule());
            lineBox.getStyleClass().add("new-messages");
        }
        return lineBox;
    }

    private BubbleView bubbleView() {
        if (bubble == null) {
            bubble = new BubbleView(parts, actions);
        }
        return bubble;
    }

    private static Region rule() {
        Region rule = new Region();
        rule.getStyleClass().add("rule");
        HBox.setHgrow(rule, Priority.ALWAYS);
        return rule;
    }
}
