package chat.hearth.ui.conversation;

import chat.hearth.core.conversation.Delivery;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// The small drawing that says what became of a message: a clock, one tick, two, two on discs, or an exclamation mark.
///
/// Style class `delivery-mark`, with `:failed`; in it `mark-disc` and `mark-line`. It is drawn for a box of 18 by 12
/// and grows with the width that CSS gives it.
final class DeliveryMark extends Region {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final double WIDTH = 18;
    private static final String RING = "M14 6a5 5 0 1 1-10 0a5 5 0 1 1 10 0";
    private static final String CLOCK = RING + "M9 3.2V6l2 1.3";
    private static final String TICK = "M4 6l3.5 4L14 2";
    private static final String TICKS = "M2 6l3.5 4L12 2M8 9l1 1 7-8";
    private static final String ALARM = RING + "M9 3.3V6.5M9 8.3v.4";
    private static final String LEFT_DISC = "M11.2 6a5.2 5.2 0 1 1-10.4 0a5.2 5.2 0 1 1 10.4 0";
    private static final String RIGHT_DISC = "M17.2 6a5.2 5.2 0 1 1-10.4 0a5.2 5.2 0 1 1 10.4 0";
    private static final String TICK_ON_DISC = "M9.6 6.2l1.7 1.8 3-3.6";

    private final SVGPath left = path("mark-disc");
    private final SVGPath right = path("mark-disc");
    private final SVGPath line = path("mark-line");
    private final Scale scale = new Scale(1, 1, 0, 0);

    DeliveryMark() {
        getStyleClass().add("delivery-mark");
        for (SVGPath path : new SVGPath[] {left, right, line}) {
            path.setManaged(false);
            path.getTransforms().add(scale);
            getChildren().add(path);
        }
    }

    void show(Delivery delivery) {
        boolean read = delivery instanceof Delivery.Read;
        left.setContent(read ? LEFT_DISC : "");
        right.setContent(read ? RIGHT_DISC : "");
        line.setContent(line(delivery));
        pseudoClassStateChanged(FAILED, delivery instanceof Delivery.Failed);
        pseudoClassStateChanged(PseudoClass.getPseudoClass("read"), read);
    }

    @Override
    protected void layoutChildren() {
        double factor = getWidth() / WIDTH;
        scale.setX(factor);
        scale.setY(factor);
    }

    private static String line(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Received _ -> "";
            case Delivery.Queued _ -> CLOCK;
            case Delivery.Sent _ -> TICK;
            case Delivery.Delivered _ -> TICKS;
            case Delivery.Read _ -> TICK_ON_DISC;
            case Delivery.Failed _ -> ALARM;
        };
    }

    private static SVGPath path(String styleClass) {
        SVGPath path = new SVGPath();
        path.getStyleClass().add(styleClass);
        return path;
    }
}
