package chat.hearth.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WrappedTextTest {
    private static final EmojiPictures PICTURES = new EmojiPictures();

    @BeforeAll
    static void startToolkit() throws Exception {
        FxThread.startWithFonts();
    }

    @Test
    void textFromRightToLeftTakesTheLinesItNeeds() throws Exception {
        double lines =
                FxThread.call(() -> shown("مرحبا كيف حالك اليوم ".repeat(12)).getHeight()
                        / shown("مرحبا").getHeight());

        assertTrue(lines > 4, () -> lines + " lines");
    }

    @Test
    void emojiAreDrawnAndNothingCanBeClicked() throws Exception {
        List<Object> seen = FxThread.call(() -> {
            WrappedText text = shown("Block Mei 🌸 https://example.org?");
            return List.of(
                    text.lookupAll(".emoji").size(),
                    text.lookupAll("*").stream()
                            .filter(Node::isFocusTraversable)
                            .count(),
                    text.lookupAll(".message-link").size(),
                    text.getAccessibleText());
        });

        assertEquals(List.of(1, 0L, 0, "Block Mei 🌸 https://example.org?"), seen);
    }

    private static WrappedText shown(String words) {
        WrappedText text = new WrappedText(PICTURES);
        text.setText(words);
        VBox root = new VBox(text);
        new Scene(root, 300, 600);
        root.applyCss();
        root.layout();
        return text;
    }
}
