package chat.hearth.ui.welcome;

import chat.hearth.ui.snapshot.FitsContract;
import chat.hearth.ui.snapshot.Look;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Scene;

class DoorFitsTest extends FitsContract {
    @Override
    protected Map<String, Scene> screens(Look look, double width) {
        Map<String, Scene> screens = new TreeMap<>();
        DoorGallery.pictures()
                .forEach((name, picture) ->
                        screens.put(name, DoorGallery.scene(new DoorScreens(), picture, look, width, 740)));
        return screens;
    }
}
