package chat.hearth.ui.sidebar;

import chat.hearth.core.transport.Hosting;
import chat.hearth.core.transport.Link;
import chat.hearth.ui.connection.Connection;
import chat.hearth.ui.connection.LinkWords;
import chat.hearth.ui.view.EverySecond;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Texts;
import jakarta.inject.Inject;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/// Shows the network below the list, and how the link to it is.
final class FootController implements AutoCloseable {
    private final SidebarViewModel model;
    private final Connection connection;
    private final LinkWords words;
    private final Texts texts;
    private final EverySecond seconds;
    private Subscription listening = Subscription.EMPTY;

    @FXML
    private Button foot;

    @FXML
    private Region footDot;

    @FXML
    private Label footName;

    @FXML
    private Label footState;

    @FXML
    private Tooltip footWords;

    @Inject
    @SuppressWarnings("NullAway.Init") // the fields are set by the FXML loader
    FootController(SidebarViewModel model, Connection connection, LinkWords words, Texts texts, EverySecond seconds) {
        this.model = model;
        this.connection = connection;
        this.words = words;
        this.texts = texts;
        this.seconds = seconds;
    }

    @FXML
    void initialize() {
        keepRoom(footName, 0.3);
        keepRoom(footState, 0.48);
        ChangeListener<Object> changed = (_, _, _) -> draw();
        connection.choice().addListener(changed);
        connection.hosting().addListener(changed);
        listening = Subscription.combine(
                () -> connection.choice().removeListener(changed),
                () -> connection.hosting().removeListener(changed),
                model.link().subscribe(_ -> draw()),
                texts.language().subscribe(_ -> draw()),
                // The words say the seconds to the next try.
                seconds.runWhile(model.link().map(Link.Down.class::isInstance), this::draw));
    }

    @Override
    public void close() {
        listening.unsubscribe();
    }

    @FXML
    void openConnection() {
        model.show(new Route.Connection());
    }

    private void draw() {
        Link link = model.link().get();
        boolean brokerFailed = connection.hosting().get() instanceof Hosting.State.Failed;
        footName.setText(words.name(connection.choice().get()));
        footState.setText(
                brokerFailed
                        ? texts.get("sidebar.foot.failed")
                        : model.trouble()
                                .get()
                                .map(why -> words.brief(link, why))
                                .orElseGet(() -> words.brief(link)));
        footWords.setText(footName.getText() + ", " + footState.getText());
        foot.setAccessibleText(footWords.getText());
        String dot = brokerFailed ? "refused" : dot(link);
        for (String each : List.of("up", "connecting", "down", "refused", "closed")) {
            footDot.pseudoClassStateChanged(PseudoClass.getPseudoClass(each), each.equals(dot));
        }
    }

    private static String dot(Link link) {
        return switch (link) {
            case Link.Up _ -> "up";
            case Link.Connecting _ -> "connecting";
            case Link.Down _ -> "down";
            case Link.Refused _ -> "refused";
            case Link.Closed _ -> "closed";
        };
    }

    /// Where there is no room for the whole foot, neither part takes that of the other.
    private void keepRoom(Label label, double share) {
        label.minWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.min(label.prefWidth(-1), share * foot.getWidth()),
                        foot.widthProperty(),
                        label.textProperty(),
                        label.fontProperty()));
    }
}
