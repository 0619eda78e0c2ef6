package chat.hearth.ui.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.ui.text.FxThread;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.scene.Scene;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Of the screens of a gallery, in windows that are narrow for them.
public abstract class FitsContract {
    @BeforeAll
    static void startToolkit() throws Exception {
        FxThread.startWithFonts();
    }

    /// The screens by their names. Called on the FX thread.
    protected abstract Map<String, Scene> screens(Look look, double width);

    @ParameterizedTest
    @MethodSource
    void nothingIsCutOrBesideTheWindow(Look look, double width) throws Exception {
        Map<String, List<String>> spilt = FxThread.call(() -> {
            Map<String, List<String>> found = new TreeMap<>();
            screens(look, width).forEach((name, scene) -> {
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
