package chat.hearth.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PreviewTextTest {
    private static final EmojiPictures PICTURES = new EmojiPictures();

    @BeforeAll
    static void startToolkit() throws Exception {
        FxThread.startWithFonts();
    }

    @Test
    void shortTextIsShownWhole() throws Exception {
        assertEquals("two lines 😀", FxThread.call(() -> shownIn("two\n  lines 😀\n", 300)));
    }

    @Test
    void longTextIsCutWhereTheRoomEnds() throws Exception {
        for (String text : List.of("lorem ipsum ".repeat(30), "传感器昨晚".repeat(30), "שלום עולם ".repeat(30))) {
            String shown = FxThread.call(() -> shownIn(text, 120));

            assertTrue(shown.endsWith("…"), shown);
            assertTrue(text.startsWith(shown.substring(0, shown.length() - 1)), shown);
            assertTrue(shown.length() > 7, shown);
        }
    }

    @Test
    void pictureIsNeverCutInTwo() throws Exception {
        String shown = FxThread.call(() -> shownIn("👨‍👩‍👧".repeat(20), 120));

        assertTrue(shown.matches("(👨‍👩‍👧){3,7}…"), shown);
    }

    @Test
    void moreRoomShowsMoreAgain() throws Exception {
        List<String> shown = FxThread.call(() -> {
            var preview = preview("lorem ipsum dolor sit amet");
            return List.of(layOut(preview, 80), layOut(preview, 500), layOut(preview, 2));
        });

        assertEquals("lorem ipsum dolor sit amet", shown.get(1));
        assertTrue(shown.get(0).length() < 15, shown.get(0));
        assertEquals("…", shown.get(2));
    }

    @Test
    void textThatIsCutAsksForNoLayoutForEver() throws Exception {
        boolean asks = FxThread.call(() -> {
            var preview = preview("lorem ipsum dolor sit amet ".repeat(5));
            preview.resize(120, 20);
            preview.layout();
            preview.layout();
            assertEquals(preview.prefWidth(-1), preview.prefWidth(-1));
            preview.layout();
            return preview.isNeedsLayout();
        });

        assertFalse(asks);
    }

    /// A stranger chooses their name, and must not be able to break the list by it.
    @Test
    void nameInTwoDirectionsIsLaidOutInEveryRoom() throws Exception {
        for (String name : List.of(
                "شهد العلي 👩‍🚀 with a rather long name here", "محمد بن عبد الله الأنصاري 🌸 with a long name")) {
            for (int width = 60; width < 600; width += 20) {
                int room = width;
                String shown = FxThread.call(() -> shownInRow(name, room));

                assertTrue(name.startsWith(shown.replace("…", "")), shown);
            }
        }
    }

    private static String shownInRow(String name, double width) {
        var preview = new PreviewText(PICTURES);
        preview.setMaxWidth(Region.USE_PREF_SIZE);
        preview.setText(name);
        var root = new HBox(preview);
        root.setStyle("-fx-font-family: '" + Fonts.FAMILY + "'; -fx-font-size: 14px; -fx-font-weight: bold");
        assertEquals(root, new Scene(root, width, 100).getRoot());
        root.applyCss();
        root.layout();
        root.layout();
        return ((EmojiFlow) preview.getChildrenUnmodifiable().getFirst()).map().source();
    }

    private static String shownIn(String text, double width) {
        return layOut(preview(text), width);
    }

    private static PreviewText preview(String text) {
        var preview = new PreviewText(PICTURES);
        preview.setText(text);
        var root = new Pane(preview);
        root.setStyle("-fx-font-family: '" + Fonts.FAMILY + "'; -fx-font-size: 14px");
        var scene = new Scene(root, 600, 200);
        assertEquals(scene, preview.getScene());
        root.applyCss();
        return preview;
    }

    private static String layOut(PreviewText preview, double width) {
        preview.resize(width, 20);
        preview.layout();
        var flow = (EmojiFlow) preview.getChildrenUnmodifiable().getFirst();
        assertTrue(flow.getWidth() <= width + 2 || flow.map().source().equals("…"), flow.getWidth() + " in " + width);
        return flow.map().source();
    }
}
