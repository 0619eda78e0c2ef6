package chat.hearth.ui.conversation;

import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.ui.text.MessageText;
import chat.hearth.ui.text.TimedText;
import chat.hearth.ui.view.Shown;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One message: its bubble, at the right if it is one's own, and below it what to do if it failed.
///
/// Style class `message`, with `:mine`, `:first`, `:last` in a group; in it `message-bubble`.
final class BubbleView extends Region {
    private static final PseudoClass MINE = PseudoClass.getPseudoClass("mine");
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");
    private static final PseudoClass LAST = PseudoClass.getPseudoClass("last");
    /// The part of the width that a bubble may take.
    private static final double WIDEST = 0.62;

    private final RowCells parts;
    private final RowActions actions;
    private final MessageText text;
    private final Label time = new Label();
    private final DeliveryMark mark = new DeliveryMark();
    private final HBox foot = new HBox(time, mark);
    private final TimedText timed;
    private final VBox bubble;
    private final Tooltip history = new Tooltip();
    private @Nullable FailureView failure;
    private @Nullable Message message;

    BubbleView(RowCells parts, RowActions actions) {
        this.parts = parts;
        this.actions = actions;
        text = new MessageText(parts.pictures());
        text.setOnOpen(actions::open);
        timed = new TimedText(text, foot);
        bubble = new VBox(timed);
        getStyleClass().add("message");
        foot.getStyleClass().add("message-foot");
        bubble.getStyleClass().add("message-bubble");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setMinWidth(0);
        Tooltip.install(foot, history);
        history.setOnShowing(_ -> tellHistory());
        getChildren().setAll(List.of(bubble));
    }

    void show(Row.Bubble row) {
        message = row.message();
        text.setText(row.message().text());
        text.deselect();
        time.setText(parts.times().clock(row.message().shownAt()));
        Shown.set(time, row.last());
        Shown.set(mark, row.message().isMine());
        Shown.set(foot, row.last() || row.message().isMine());
        mark.show(row.message().delivery());
        showFailure(row.message());
        pseudoClassStateChanged(MINE, row.message().isMine());
        pseudoClassStateChanged(FIRST, row.first());
        pseudoClassStateChanged(LAST, row.last());
        requestLayout();
    }

    Optional<Message> message() {
        return Optional.ofNullable(message);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT && message != null
                ? parts.words().spoken(message, actions.theirName())
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width - snappedLeftInset() - snappedRightInset();
        double height = bubble.prefHeight(bubbleWidth(room));
        if (failure != null) {
            height += failure.prefHeight(room);
        }
        return snappedTopInset() + height + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        double width = bubbleWidth(room);
        double height = bubble.prefHeight(width);
        double x = message != null && message.isMine() ? room - width : 0;
        bubble.resizeRelocate(snapPositionX(snappedLeftInset() + x), snappedTopInset(), width, height);
        if (failure != null) {
            failure.resizeRelocate(snappedLeftInset(), snappedTopInset() + height, room, failure.prefHeight(room));
        }
    }

    private double bubbleWidth(double room) {
        double widest = Math.max(1, room * WIDEST);
        timed.setWrapWidth(widest - bubble.snappedLeftInset() - bubble.snappedRightInset());
        return snapSizeX(Math.min(widest, bubble.prefWidth(-1)));
    }

    private void showFailure(Message now) {
        if (now.delivery() instanceof Delivery.Failed(var reason, var _)) {
            if (failure == null) {
                failure = new FailureView(parts, actions);
                getChildren().add(failure);
            }
            failure.show(now, reason);
        } else if (failure != null) {
            getChildren().remove(failure);
            failure = null;
        }
    }

    private void tellHistory() {
        if (message != null) {
            history.setText(parts.words().history(message));
        }
    }
}
