package chat.hearth.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.ui.settings.KeysController;
import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.text.FxThread;
import chat.hearth.ui.view.Appearance;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Notices;
import chat.hearth.ui.view.Question;
import chat.hearth.ui.view.QuestionController;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.ViewLoader;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WindowControllerTest {
    private static final Question LONG =
            new Question("A question of many words", "It depends on how wide the window is. ".repeat(20), List.of());

    private final Texts texts = new Texts();
    private final Navigator navigator = new Navigator();

    @BeforeAll
    static void startToolkit() throws Exception {
        FxThread.startWithFonts();
    }

    @Test
    void dialogThatIsHigherThanTheWindowKeepsItsMarginAndScrolls() throws Exception {
        List<Double> margins = FxThread.call(() -> {
            Scene scene = window(300, 300);
            navigator.show(new Route.Question(LONG));
            lay(scene);
            Region card = (Region) scene.lookup("#question");
            Region place = (Region) card.getParent();
            return List.of(
                    card.getLayoutY(),
                    place.getHeight() - card.getLayoutY() - card.getHeight(),
                    card.getHeight() - card.prefHeight(card.getWidth()));
        });

        assertEquals(List.of(28.0, 28.0, 0.0), margins);
    }

    private Scene window(double width, double height) {
        WindowController controller =
                new WindowController(new OneQuestion(), new ViewLoader(texts), navigator, new Notices());
        Parent root = new ViewLoader(texts).load(controller);
        Scene scene = new Scene(root, width, height);
        new Appearance().dress(scene);
        lay(scene);
        return scene;
    }

    private static void lay(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    private final class OneQuestion implements Screens {
        @Override
        public Object sidebar() {
            return new KeysController(navigator, texts);
        }

        @Override
        public Object page(Route.Page route) {
            return new KeysController(navigator, texts);
        }

        @Override
        public Object dialog(Route.Dialog route) {
            return new QuestionController(LONG, navigator, new EmojiPictures());
        }
    }
}
