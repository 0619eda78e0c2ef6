package chat.hearth.ui.connection;

import chat.hearth.ui.snapshot.FitsContract;
import chat.hearth.ui.snapshot.Gallery;
import chat.hearth.ui.snapshot.Look;
import chat.hearth.ui.view.Appearance;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Scene;

class ConnectionFitsTest extends FitsContract {
    @Override
    protected Map<String, Scene> screens(Look look, double width) {
        Appearance appearance = new Appearance();
        look.on(appearance);
        Map<String, ConnectionScene> shown = Map.of(
                "hosted", ConnectionGallery.hosted(look),
                "failed", ConnectionGallery.failed(look),
                "certificate", ConnectionGallery.certificate(look),
                "lost", ConnectionGallery.lost(look));
        Map<String, Scene> screens = new TreeMap<>();
        shown.forEach((name, each) -> {
            Scene scene = new Scene(Gallery.dialog(each.view), width, 760);
            appearance.dress(scene);
            screens.put(name, scene);
        });
        return screens;
    }
}
