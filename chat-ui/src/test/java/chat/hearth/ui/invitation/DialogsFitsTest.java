package chat.hearth.ui.invitation;

import chat.hearth.ui.snapshot.FitsContract;
import chat.hearth.ui.snapshot.Look;
import chat.hearth.ui.view.Appearance;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Scene;

class DialogsFitsTest extends FitsContract {
    @Override
    protected Map<String, Scene> screens(Look look, double width) {
        Appearance appearance = new Appearance();
        look.on(appearance);
        Map<String, Scene> screens = new TreeMap<>();
        DialogsGallery.pictures(look).forEach((name, picture) -> {
            Scene scene = new Scene(picture.get(), width, 780);
            appearance.dress(scene);
            screens.put(name, scene);
        });
        return screens;
    }
}
