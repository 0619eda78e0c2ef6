package chat.hearth.ui.invitation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.ui.snapshot.Look;
import chat.hearth.ui.snapshot.Spills;
import chat.hearth.ui.text.FxThread;
import chat.hearth.ui.view.Appearance;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.scene.Scene;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The screens of the gallery in windows that are narrow for them.
class DialogsFitTest {
    @BeforeAll
    static void startToolkit() throws Exception {
        FxThread.startWithFonts();
    }

    @ParameterizedTest
    @MethodSource
    void nothingIsCutOrBesideTheWindow(Look look, double width) throws Exception {
        Map<String, List<String>> spilt = FxThread.call(() -> {
            Appearance appearance = new Appearance();
            look.on(appearance);
            Map<String, List<String>> found = new TreeMap<>();
            DialogsGallery.pictures(look).forEach((name, picture) -> {
                Scene scene = new Scene(picture.get(), width, 780);
                appearance.dress(scene);
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                found.put(name, Spills.in(scene));
            });
            found.values().removeIf(List::isEmpty);
            return found;
        });

        assertEquals(Map.of(), spilt);
    }

    static Stream<Arguments> nothingIsCutOrBesideTheWindow() {
        return Stream.of(
                Arguments.of(Look.PLAIN, 400),
                Arguments.of(Look.LARGEST.zoomed(1), 400),
                Arguments.of(Look.LARGE, 640),
                Arguments.of(Look.LARGEST, 760));
    }
}
