package chat.hearth.ui.connection;

import chat.hearth.ui.connection.ConnectionViewModel.Panel;
import chat.hearth.ui.view.Desktop;
import chat.hearth.ui.view.EverySecond;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Notices;
import chat.hearth.ui.view.Shown;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.ViewLoader;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.util.Subscription;

/// The dialog about the network in use.
public final class ConnectionController implements AutoCloseable {
    private final ConnectionViewModel model;
    private final LinkWords words;
    private final Texts texts;
    private final ViewLoader views;
    private final Navigator navigator;
    private final Notices notices;
    private final Desktop desktop;
    private final EverySecond seconds;
    private Subscription listening = Subscription.EMPTY;

    @FXML
    private Pane state;

    @FXML
    private Label name;

    @FXML
    private Label sentence;

    @FXML
    private Label address;

    @FXML
    private Label security;

    @FXML
    private Button retry;

    @FXML
    private Button look;

    @FXML
    private Pane hosted;

    @FXML
    private Label hosting;

    @FXML
    private CheckBox others;

    @FXML
    private Label othersNote;

    @FXML
    private Pane addresses;

    @FXML
    private Button hostHere;

    @FXML
    private Pane otherBroker;

    @FXML
    private Pane formPlace;

    @FXML
    private Node formEnd;

    @FXML
    private Button use;

    /// How the dialog reaches the window around it.
    record Surroundings(ViewLoader views, Navigator navigator, Notices notices, Desktop desktop, EverySecond seconds) {
        @Inject
        Surroundings {}
    }

    @Inject
    @SuppressWarnings("NullAway.Init") // the fields are set by the FXML loader
    ConnectionController(ConnectionViewModel model, LinkWords words, Texts texts, Surroundings around) {
        this.model = model;
        this.words = words;
        this.texts = texts;
        views = around.views();
        navigator = around.navigator();
        notices = around.notices();
        desktop = around.desktop();
        seconds = around.seconds();
    }

    @FXML
    void initialize() {
        follow(model.name(), name);
        follow(model.sentence(), sentence);
        follow(model.address(), address);
        follow(model.security(), security);
        follow(model.hosting(), hosting);
        listen(model.useLabel().subscribe(use::setText));
        listen(model.canRetry().subscribe(can -> Shown.set(retry, can)));
        listen(model.canLook().subscribe(can -> Shown.set(look, can)));
        listen(model.isHosted().subscribe(own -> Shown.set(hosted, own)));
        listen(model.isHosted().subscribe(own -> Shown.set(hostHere, !own)));
        listen(model.isOpenToOthers().subscribe(this::showReach));
        listen(model.addresses().subscribe(_ -> showAddresses()));
        listen(texts.language().subscribe(_ -> showReach(model.isOpenToOthers().getValue())));
        // Whoever looks at a certificate decides about it and about nothing else.
        listen(model.form()
                .trial()
                .subscribe(_ ->
                        Shown.set(formEnd, model.form().notTaken().getValue().isEmpty())));
        listen(model.panel().subscribe(this::show));
        listen(seconds.run(this::tick));
    }

    @Override
    public void close() {
        listening.unsubscribe();
        model.close();
    }

    @FXML
    void retry() {
        model.retryNow();
    }

    @FXML
    void look() {
        model.look();
    }

    @FXML
    void othersChanged() {
        if (others.isSelected()) {
            model.letOthersIn();
        } else {
            model.keepOthersOut();
        }
    }

    @FXML
    void hostHere() {
        model.hostHere();
    }

    @FXML
    void showOtherBroker() {
        model.showOtherBroker();
    }

    @FXML
    void back() {
        model.back();
    }

    @FXML
    void use() {
        model.use();
    }

    @FXML
    void closeDialog() {
        navigator.closeDialog();
    }

    /// A second has passed.
    void tick() {
        model.tick();
    }

    private void show(Panel panel) {
        Shown.set(state, panel == Panel.STATE);
        Shown.set(otherBroker, panel == Panel.OTHER_BROKER);
        if (panel == Panel.OTHER_BROKER) {
            var form = new BrokerFormController(model.form(), words, texts);
            formPlace.getChildren().setAll(views.load(form));
            form.focus();
        } else {
            formPlace.getChildren().clear();
        }
    }

    private void showReach(boolean open) {
        others.setSelected(open);
        othersNote.setText(texts.get(open ? "connection.others.on" : "connection.others.off"));
        showAddresses();
    }

    private void showAddresses() {
        List<Node> lines = new ArrayList<>();
        if (model.isOpenToOthers().getValue()) {
            for (URI each : model.addresses().getValue()) {
                lines.add(copyable("connection.address", each.toString()));
            }
        }
        addresses.getChildren().setAll(lines);
    }

    private Node copyable(String key, String text) {
        Label what = new Label(texts.get(key));
        what.getStyleClass().add("muted");
        Label value = new Label(text);
        value.getStyleClass().add("plain");
        Button copy = new Button(texts.get("common.copy"));
        copy.getStyleClass().add("link");
        copy.setAccessibleText(texts.get("connection.copy", text));
        copy.setOnAction(_ -> {
            desktop.copy(text);
            notices.say(texts.get("connection.copied"));
        });
        FlowPane line = new FlowPane(what, value, copy);
        line.getStyleClass().add("copyable");
        return line;
    }

    private void follow(ObservableStringValue text, Label label) {
        listen(text.subscribe(now -> {
            label.setText(now);
            Shown.set(label, !now.isEmpty());
        }));
        // Bindings are weakly known to what they follow; the label keeps this one.
        label.getProperties().put(ObservableValue.class, text);
    }

    private void listen(Subscription subscription) {
        listening = listening.and(subscription);
    }
}
