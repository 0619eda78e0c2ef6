package chat.hearth.ui.sidebar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.contact.Standing;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.transport.Link;
import chat.hearth.ui.text.FxThread;
import chat.hearth.ui.view.Appearance;
import chat.hearth.ui.view.Language;
import chat.hearth.ui.view.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SidebarControllerTest {
    @BeforeAll
    static void startToolkit() {
        FxThread.start();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyButtonGoesWhereItSays(Language language) throws Exception {
        List<Object> gone = FxThread.call(() -> {
            SidebarScene scene = scene();
            scene.texts.language().set(language);
            List<Object> routes = new ArrayList<>();
            for (String button : List.of("self", "settings", "requests", "foot", "invite", "add")) {
                scene.navigator.closeDialog();
                scene.find(button, Button.class).fire();
                routes.add(
                        scene.navigator.dialog().get() == null
                                ? scene.navigator.page().get()
                                : scene.navigator.dialog().get());
            }
            scene.controller.close();
            return routes;
        });

        assertEquals(
                List.of(
                        new Route.Settings(),
                        new Route.Settings(),
                        new Route.Requests(),
                        new Route.Connection(),
                        new Route.Invite(),
                        new Route.AddContact("")),
                gone);
    }

    @Test
    void enterInTheFilterOpensTheFirstAndEscapeClearsIt() throws Exception {
        List<Object> seen = FxThread.call(() -> {
            SidebarScene scene = scene();
            TextField filter = scene.find("filter", TextField.class);
            filter.setText("omar");
            press(filter, KeyCode.ENTER);
            press(filter, KeyCode.ESCAPE);
            scene.controller.close();
            return List.of(scene.navigator.page().get(), filter.getText());
        });

        assertEquals(List.of(new Route.Chat(new ConversationId(Crowd.peer(2))), ""), seen);
    }

    @Test
    void theSamePersonStaysSelectedWhenRowsMove() throws Exception {
        String selected = FxThread.call(() -> {
            SidebarScene scene = scene();
            ListView<?> list = scene.find("list", ListView.class);
            list.getSelectionModel().select(0);
            scene.crowd.says(2, Crowd.NOW, "on top now", 1);
            scene.controller.close();
            return ((PersonRow) list.getSelectionModel().getSelectedItem()).name();
        });

        assertEquals("Mei Lin", selected);
    }

    @Test
    void theMenuActsOnTheSelectedConversation() throws Exception {
        List<Object> seen = FxThread.call(() -> {
            SidebarScene scene = scene();
            ListView<?> list = scene.find("list", ListView.class);
            list.getSelectionModel().select(0);
            list.getContextMenu().getItems().get(1).fire();
            list.getContextMenu().getItems().get(2).fire();
            scene.controller.close();
            return List.of(
                    scene.crowd.asked.contains("markRead"),
                    scene.navigator.dialog().get());
        });

        assertEquals(List.of(true, new Route.ContactDetails(Crowd.peer(1))), seen);
    }

    @Test
    void theFootNeverStaysGreen() throws Exception {
        List<String> seen = FxThread.call(() -> {
            SidebarScene scene = scene();
            Button foot = scene.find("foot", Button.class);
            String before = foot.getAccessibleText();
            scene.crowd.linkIs(new Link.Down(Link.Why.CONNECTION_REFUSED, "", Crowd.NOW, 2, Crowd.NOW.plusSeconds(8)));
            String down = foot.getAccessibleText();
            scene.crowd.linkIs(new Link.Connecting(3));
            scene.controller.close();
            return List.of(before, down, foot.getAccessibleText());
        });

        assertEquals(
                List.of(
                        "broker.lab.example, connected · TLS",
                        "broker.lab.example, offline, next try in 8 s · the broker refused the connection",
                        "broker.lab.example, connecting, try 3 · the broker refused the connection"),
                seen);
    }

    @Test
    void whereTheListStandsAloneItSaysThatNobodyIsHere() throws Exception {
        List<Boolean> seen = FxThread.call(() -> {
            Crowd crowd = new Crowd();
            SidebarScene scene = new SidebarScene(crowd);
            HBox window = new HBox(scene.list);
            window.getStyleClass().add("window");
            new Appearance().dress(new Scene(window, 360, 700));
            boolean wide = isSaid(window);
            window.pseudoClassStateChanged(PseudoClass.getPseudoClass("narrow"), true);
            boolean narrow = isSaid(window);
            scene.find("filter", TextField.class).setText("nobody has this name");
            boolean filtered = isSaid(window);
            crowd.knows(1, "Mei Lin");
            return List.of(wide, narrow, filtered, isSaid(window));
        });

        assertEquals(List.of(false, true, true, false), seen);
    }

    private static boolean isSaid(Parent window) {
        window.applyCss();
        window.layout();
        Node nobody = Objects.requireNonNull(window.lookup(".people #empty"));
        while (nobody != null && nobody.isVisible()) {
            nobody = nobody.getParent();
        }
        return nobody == null;
    }

    private static void press(TextField field, KeyCode code) {
        Event.fireEvent(field, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static SidebarScene scene() {
        Crowd crowd = new Crowd();
        crowd.knows(1, "Mei Lin");
        crowd.knows(2, "Omar Haddad");
        crowd.knows(3, "Ana Souza", Standing.REQUESTED, Crowd.NOW);
        crowd.says(1, Crowd.NOW.minusSeconds(60), "hello", 1);
        SidebarScene scene = new SidebarScene(crowd);
        new Scene(new HBox(scene.list, scene.nobody), 900, 700);
        return scene;
    }
}
