package chat.hearth.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.ui.snapshot.Look;
import chat.hearth.ui.snapshot.Spills;
import chat.hearth.ui.text.FxThread;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The screens of the gallery in windows that are narrow for them.
class DoorFitsTest {
    @BeforeAll
    static void startToolkit() throws Exception {
        FxThread.startWithFonts();
    }

    @ParameterizedTest
    @MethodSource
    void nothingIsCutOrBesideTheWindow(Look look, double width) throws Exception {
        Map<String, List<String>> spilt = FxThread.call(() -> {
            Map<String, List<String>> found = new TreeMap<>();
            DoorGallery.pictures().forEach((name, picture) -> {
                DoorScreens screens = new DoorScreens();
                found.put(name, Spills.in(DoorGallery.scene(screens, picture, look, width, 740)));
            });
            found.values().removeIf(List::isEmpty);
            return found;
        });

        assertEquals(Map.of(), spilt);
    }

    static Stream<Arguments> nothingIsCutOrBesideTheWindow() {
        return Stream.of(
                Arguments.of(Look.PLAIN, 420),
                Arguments.of(Look.LARGEST.zoomed(1), 420),
                Arguments.of(Look.LARGE, 640),
                Arguments.of(Look.LARGEST, 900));
    }
}
