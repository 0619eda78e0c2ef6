package chat.hearth.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javafx.event.EventType;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MessageTextTest {
    private static final EmojiPictures PICTURES = new EmojiPictures();
    private static final String FAMILY = "👨‍👩‍👧";

    @BeforeAll
    static void startToolkit() throws Exception {
        FxThread.startWithFonts();
    }

    @Test
    void draggingOverAPictureSelectsItsCharacters() throws Exception {
        String selected = FxThread.call(() -> {
            MessageText message = shown("ab" + FAMILY + "cd");

            drag(message, edge(message, 1), edge(message, 4));

            return message.getSelectedText();
        });

        assertEquals("b" + FAMILY + "c", selected);
    }

    @Test
    void draggingRightToLeftTextFollowsTheMouse() throws Exception {
        String selected = FxThread.call(() -> {
            MessageText message = shown("שלום עולם");

            drag(message, message.getWidth() - 1, message.getWidth() - edge(message, 4));

            return message.getSelectedText();
        });

        assertEquals("שלום", selected);
    }

    @Test
    void doubleClickSelectsAWordAndTripleClickEverything() throws Exception {
        List<String> selected = FxThread.call(() -> {
            MessageText message = shown(FAMILY + " hello world");
            var found = new ArrayList<String>();
            for (int clicks = 1; clicks <= 3; clicks++) {
                fire(message, MouseEvent.MOUSE_PRESSED, edge(message, 4), clicks);
                found.add(message.getSelectedText());
            }
            return found;
        });

        assertEquals(List.of("", "hello", FAMILY + " hello world"), selected);
    }

    @Test
    void keysSelectAllAndCopyTheSource() throws Exception {
        String copied = FxThread.call(() -> {
            MessageText message = shown("a" + FAMILY + "b\u0007c\r\nd");

            press(message, KeyCode.A);
            press(message, KeyCode.C);

            return Clipboard.getSystemClipboard().getString();
        });

        assertEquals("a" + FAMILY + "b\u0007c\r\nd", copied);
    }

    @Test
    void selectionLeavesNothingBehindInTheNextText() throws Exception {
        List<Node> children = FxThread.call(() -> {
            MessageText message = shown("first");
            message.selectAll();
            message.setText("second");
            return message.getChildren();
        });

        assertEquals(1, children.size());
        assertEquals("second", ((Text) children.getFirst()).getText());
    }

    @Test
    void clickOnALinkIsHandedToTheOwner() throws Exception {
        var opened = new ArrayList<URI>();
        FxThread.call(() -> {
            MessageText message = shown("see https://bücher.example/a now");
            message.setOnOpen(opened::add);
            Node link = message.lookup(".message-link");
            fire(link, MouseEvent.MOUSE_CLICKED, 5, 1);
            return null;
        });

        assertEquals(List.of(URI.create("https://xn--bcher-kva.example/a")), opened);
    }

    @Test
    void selectingALinkDoesNotOpenIt() throws Exception {
        var opened = new ArrayList<URI>();
        FxThread.call(() -> {
            MessageText message = shown("https://example.org/a");
            message.setOnOpen(opened::add);
            drag(message, edge(message, 2), edge(message, 9));
            fire(message.lookup(".message-link"), MouseEvent.MOUSE_CLICKED, 5, 1);
            return null;
        });

        assertEquals(List.of(), opened);
    }

    @Test
    void fewEmojiAloneAreLarge() throws Exception {
        List<Double> sizes = FxThread.call(() -> {
            var found = new ArrayList<Double>();
            for (String text : List.of("😀", "😀 😀😀", "😀😀😀😀", "hi 😀")) {
                MessageText message = shown(text);
                found.add(((EmojiView) message.lookup(".emoji")).getFitHeight());
            }
            return found;
        });

        assertEquals(List.of(31.0, 31.0, 17.0, 17.0), sizes);
    }

    @Test
    void emojiGrowWithTheFont() throws Exception {
        double size = FxThread.call(() -> {
            MessageText message = shown("hi 😀");
            message.setStyle("-fx-font-size: 28px");
            message.applyCss();
            return ((EmojiView) message.lookup(".emoji")).getFitHeight();
        });

        assertEquals(34.0, size);
    }

    @Test
    void firstStrongCharacterDecidesTheDirection() throws Exception {
        List<NodeOrientation> directions = FxThread.call(() -> List.of("123 abc שלום", "1. שלום abc", "😀 12").stream()
                .map(text -> shown(text).getNodeOrientation())
                .toList());

        assertEquals(
                List.of(NodeOrientation.LEFT_TO_RIGHT, NodeOrientation.RIGHT_TO_LEFT, NodeOrientation.INHERIT),
                directions);
    }

    @Test
    void longWordIsBroken() throws Exception {
        double[] size = FxThread.call(() -> {
            MessageText message = shown("x".repeat(500));
            return new double[] {message.prefHeight(300), message.prefHeight(5000)};
        });

        assertTrue(size[0] > 5 * size[1], size[0] + " against " + size[1]);
    }

    private static MessageText shown(String text) {
        var message = new MessageText(PICTURES);
        message.setText(text);
        var root = new Pane(message);
        root.setStyle("-fx-font-family: '" + Fonts.FAMILY + "'; -fx-font-size: 14px");
        var scene = new Scene(root, 600, 200);
        assertEquals(scene, message.getScene());
        root.applyCss();
        root.layout();
        return message;
    }

    /// Where a position of the flow begins, counted from the side where its first line begins.
    private static double edge(MessageText message, int position) {
        return message.getLayoutInfo()
                .caretInfoAt(position, true)
                .getSegmentAt(0)
                .getMinX();
    }

    private static void drag(Node node, double fromX, double toX) {
        fire(node, MouseEvent.MOUSE_PRESSED, fromX, 1);
        fire(node, MouseEvent.MOUSE_DRAGGED, toX, 1);
        fire(node, MouseEvent.MOUSE_RELEASED, toX, 1);
    }

    private static void fire(Node node, EventType<MouseEvent> type, double x, int clicks) {
        double y = 8;
        node.fireEvent(new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                clicks,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                new PickResult(node, x, y)));
    }

    private static void press(Node node, KeyCode code) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, true, false, false));
    }
}
