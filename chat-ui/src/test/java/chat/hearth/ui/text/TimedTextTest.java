package chat.hearth.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TimedTextTest {
    private static final double WRAP = 300;
    private static final double TIME_WIDTH = 40;
    private static final double TIME_HEIGHT = 12;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxThread.startWithFonts();
    }

    @Test
    void timeFollowsAShortTextOnItsLine() throws Exception {
        var bubble = FxThread.call(() -> new Bubble("Sure, it stays on."));

        assertTrue(bubble.time.getMinX() >= bubble.textEnd + 8, bubble.toString());
        assertTrue(bubble.width < 200, bubble.toString());
        assertEquals(bubble.height, bubble.time.getMaxY(), 1);
        assertTrue(bubble.time.getMinY() < bubble.textHeight, bubble.toString());
    }

    @Test
    void bubbleIsAsNarrowAsItsLongestLine() throws Exception {
        var bubble = FxThread.call(() -> new Bubble("one two three four\nfive"));

        assertTrue(bubble.width <= bubble.textEnd + 2, bubble.toString());
        assertEquals(bubble.width, bubble.time.getMaxX(), 1);
    }

    @Test
    void timeMovesBelowAFullLastLine() throws Exception {
        var bubble = FxThread.call(() -> new Bubble("x".repeat(38)));

        assertTrue(bubble.width <= WRAP, bubble.toString());
        assertTrue(bubble.time.getMinY() >= bubble.textHeight - 1, bubble.toString());
        assertEquals(bubble.width, bubble.time.getMaxX(), 1);
    }

    @Test
    void timeStandsAtTheLeftEndOfARightToLeftLine() throws Exception {
        var bubble = FxThread.call(() -> new Bubble("שלום עולם"));

        assertEquals(0, bubble.time.getMinX(), 1);
        assertTrue(bubble.time.getMinY() < bubble.textHeight, bubble.toString());
    }

    @Test
    void noTextOverlapsTheTimeAtAnyLength() throws Exception {
        for (int length = 1; length < 90; length++) {
            String text = "abcd ".repeat(20).substring(0, length);
            var bubble = FxThread.call(() -> new Bubble(text));

            boolean beside = bubble.time.getMinX() >= bubble.lastLineEnd;
            boolean below = bubble.time.getMinY() >= bubble.textHeight - 1;
            assertTrue(beside || below, bubble.toString());
            assertTrue(bubble.width <= WRAP, bubble.toString());
        }
    }

    private static final class Bubble {
        final double width;
        final double height;
        final double textEnd;
        final double lastLineEnd;
        final double textHeight;
        final Bounds time;

        Bubble(String source) {
            var text = new MessageText(new EmojiPictures(() -> null));
            text.setText(source);
            var mark = new Region();
            mark.setMinSize(TIME_WIDTH, TIME_HEIGHT);
            mark.setMaxSize(TIME_WIDTH, TIME_HEIGHT);
            mark.setPrefSize(TIME_WIDTH, TIME_HEIGHT);
            var bubble = new TimedText(text, mark);
            bubble.setWrapWidth(WRAP);
            var root = new Group(bubble);
            root.setStyle("-fx-font-family: '" + Fonts.FAMILY + "'; -fx-font-size: 14px");
            var scene = new Scene(root, 600, 400);
            scene.getRoot().applyCss();
            root.layout();
            width = bubble.getWidth();
            height = bubble.getHeight();
            var lines = text.getLayoutInfo().getTextLines(false);
            textEnd = lines.stream()
                    .mapToDouble(line -> line.bounds().getMaxX())
                    .max()
                    .orElse(0);
            lastLineEnd = lines.getLast().bounds().getMaxX();
            textHeight = text.getHeight();
            time = mark.getBoundsInParent();
        }

        @Override
        public String toString() {
            return "width %s height %s text end %s text height %s time %s"
                    .formatted(width, height, textEnd, textHeight, time);
        }
    }
}
