package chat.hearth.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.ui.snapshot.Gallery;
import chat.hearth.ui.snapshot.Look;
import chat.hearth.ui.snapshot.Spills;
import chat.hearth.ui.text.FxThread;
import chat.hearth.ui.view.Appearance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Scene;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The screens of the gallery in windows that are narrow for them.
class ConnectionFitsTest {
    @BeforeAll
    static void startToolkit() throws Exception {
        FxThread.startWithFonts();
    }

    @ParameterizedTest
    @MethodSource
    void nothingIsCutOrBesideTheWindow(Look look, double width) throws Exception {
        List<String> spilt = FxThread.call(() -> {
            Appearance appearance = new Appearance();
            look.on(appearance);
            List<String> found = new ArrayList<>();
            for (ConnectionScene shown : List.of(
                    ConnectionGallery.hosted(look),
                    ConnectionGallery.failed(look),
                    ConnectionGallery.certificate(look),
                    ConnectionGallery.lost(look))) {
                Scene scene = new Scene(Gallery.dialog(shown.view), width, 760);
                appearance.dress(scene);
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                found.addAll(Spills.in(scene));
                shown.controller.close();
            }
            return found;
        });

        assertEquals(List.of(), spilt);
    }

    static Stream<Arguments> nothingIsCutOrBesideTheWindow() {
        return Stream.of(
                Arguments.of(Look.PLAIN, 400),
                Arguments.of(Look.LARGEST.zoomed(1), 400),
                Arguments.of(Look.LARGE, 640),
                Arguments.of(Look.LARGEST, 760));
    }
}
