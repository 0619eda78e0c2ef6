package chat.hearth.ui.sidebar;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.transport.Hosting;
import chat.hearth.core.transport.Link;
import chat.hearth.ui.connection.Connection;
import chat.hearth.ui.connection.LinkWords;
import chat.hearth.ui.contact.Avatar;
import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.text.PreviewText;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import javafx.util.Subscription;

/// Shows the list of conversations, oneself above it and the network below.
public final class SidebarController implements AutoCloseable {
    /// In a filter narrower than so many times the text size, the words need all the room.
    private static final double ROOM_FOR_KEYS = 18;

    private final SidebarViewModel model;
    private final Connection connection;
    private final RowWords rowWords;
    private final LinkWords linkWords;
    private final Texts texts;
    private final Times times;
    private final EmojiPictures pictures;
    private final Timeline everySecond = new Timeline(new KeyFrame(Duration.seconds(1), _ -> second()));
    private final EventHandler<KeyEvent> keyReleasesOrder = _ -> releaseOrder();
    private Subscription listening = Subscription.EMPTY;
    private Optional<PersonRow> cursor = Optional.empty();
    private LocalDate today = LocalDate.EPOCH;

    @FXML
    private StackPane selfPicture;

    @FXML
    private StackPane selfName;

    @FXML
    private Label selfState;

    @FXML
    private TextField filter;

    @FXML
    private Label filterKeys;

    @FXML
    private Button requests;

    @FXML
    private StackPane requestPicture;

    @FXML
    private Label requestCount;

    @FXML
    private Label requestTime;

    @FXML
    private StackPane requestText;

    @FXML
    private Label nothingFound;

    @FXML
    private ListView<PersonRow> list;

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

    private final Avatar selfAvatar = new Avatar();
    private final Avatar requestAvatar = new Avatar();

    @Inject
    @SuppressWarnings("NullAway.Init") // the fields are set by the FXML loader
    SidebarController(
            SidebarViewModel model,
            Connection connection,
            RowWords rowWords,
            LinkWords linkWords,
            Texts texts,
            Times times,
            EmojiPictures pictures) {
        this.model = model;
        this.connection = connection;
        this.rowWords = rowWords;
        this.linkWords = linkWords;
        this.texts = texts;
        this.times = times;
        this.pictures = pictures;
    }

    @FXML
    void initialize() {
        showSelf();
        showRequests();
        showFilter();
        showList();
        showFoot();
        everySecond.setCycleCount(Animation.INDEFINITE);
        everySecond.play();
    }

    @Override
    public void close() {
        everySecond.stop();
        listening.unsubscribe();
        model.close();
    }

    /// Puts the cursor into the filter.
    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    @FXML
    void openSettings() {
        model.show(new Route.Settings());
    }

    @FXML
    void invite() {
        model.show(new Route.Invite());
    }

    @FXML
    void addContact() {
        model.show(new Route.AddContact(""));
    }

    @FXML
    void openRequests() {
        model.show(new Route.Requests());
    }

    @FXML
    void openConnection() {
        model.show(new Route.Connection());
    }

    @FXML
    void filterKeyPressed(KeyEvent key) {
        switch (key.getCode()) {
            case DOWN -> {
                list.requestFocus();
                list.getSelectionModel()
                        .select(Math.max(0, list.getSelectionModel().getSelectedIndex()));
                key.consume();
            }
            case ENTER -> {
                model.openFirst();
                key.consume();
            }
            case ESCAPE -> {
                if (!filter.getText().isEmpty()) {
                    filter.clear();
                    key.consume();
                }
            }
            default -> {}
        }
    }

    @FXML
    void listKeyPressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
            selected().ifPresent(model::open);
            key.consume();
        }
    }

    @FXML
    void mouseOverList() {
        model.holdOrder();
    }

    @FXML
    void releaseOrder() {
        model.releaseOrder();
    }

    private void showSelf() {
        PreviewText own = new PreviewText(pictures);
        own.getStyleClass().add("strong");
        selfName.getChildren().setAll(own);
        selfPicture.getChildren().setAll(selfAvatar);
        selfState
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.get("sidebar.self." + selfState(model.link().get())),
                        model.link(),
                        texts.language()));
        listen(model.name().subscribe(own::setText));
        listen(model.name().subscribe(_ -> showSelfPicture()));
        listen(model.link().subscribe(_ -> showSelfPicture()));
    }

    private void showSelfPicture() {
        Presence presence = model.isOffline() ? new Presence.Unknown() : new Presence.Online();
        selfAvatar.show(model.self(), model.name().get(), Optional.of(presence));
    }

    private static String selfState(Link link) {
        return switch (link) {
            case Link.Up _ -> "online";
            case Link.Connecting _ -> "connecting";
            case Link.Down _, Link.Refused _, Link.Closed _ -> "offline";
        };
    }

    private void showRequests() {
        PreviewText text = new PreviewText(pictures);
        text.getStyleClass().add("small");
        requestText.getChildren().setAll(text);
        requestPicture.getChildren().setAll(requestAvatar);
        requests.managedProperty().bind(requests.visibleProperty());
        Runnable show = () -> showRequests(model.requests().get(), text);
        listen(model.requests().subscribe(_ -> show.run()));
        listen(texts.language().subscribe(_ -> show.run()));
    }

    private void showRequests(List<Contact> waiting, PreviewText text) {
        requests.setVisible(!waiting.isEmpty());
        if (!waiting.isEmpty()) {
            Contact newest = waiting.getFirst();
            String name = newest.name().value();
            requestAvatar.show(newest.id(), name, Optional.empty());
            requestCount.setText(texts.get("sidebar.requests", waiting.size()));
            requestTime.setText(times.brief(newest.since()));
            text.setText(texts.get("sidebar.requests.newest", name, waiting.size() - 1));
            requests.setAccessibleText(requestCount.getText() + ". " + text.getText());
        }
    }

    private void showFilter() {
        filter.textProperty().bindBidirectional(model.filter());
        filterKeys
                .visibleProperty()
                .bind(filter.textProperty()
                        .isEmpty()
                        .and(filter.focusedProperty().not())
                        .and(Bindings.createBooleanBinding(
                                () -> filter.getWidth()
                                        > ROOM_FOR_KEYS * filter.getFont().getSize(),
                                filter.widthProperty(),
                                filter.fontProperty())));
        nothingFound.visibleProperty().bind(filter.textProperty().isNotEmpty().and(Bindings.isEmpty(model.rows())));
        nothingFound.managedProperty().bind(nothingFound.visibleProperty());
    }

    private void showList() {
        list.setItems(model.rows());
        list.setContextMenu(RowMenu.of(model, texts, this::selected));
        list.setCellFactory(_ -> new PersonCell(model, rowWords, pictures));
        ChangeListener<Object> redraw = (_, _, _) -> list.refresh();
        listen(model.link().subscribe(_ -> list.refresh()));
        listen(texts.language().subscribe(_ -> list.refresh()));
        model.open().addListener(redraw);
        listen(() -> model.open().removeListener(redraw));
        list.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!model.isMoving() && row != null) {
                cursor = Optional.of(row);
            }
        });
        listen(model.moves().subscribe(_ -> selectAgain()));
        list.sceneProperty().subscribe(this::sceneIs);
    }

    /// After rows have moved, the same person is selected as before.
    private void selectAgain() {
        int at = cursor.map(row -> model.indexOf(row.peer())).orElse(-1);
        if (at < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().clearAndSelect(at);
        }
    }

    /// Who types somewhere is not about to click into the list.
    private void sceneIs(Scene before, Scene now) {
        if (before != null) {
            before.removeEventFilter(KeyEvent.KEY_PRESSED, keyReleasesOrder);
        }
        if (now != null) {
            now.addEventFilter(KeyEvent.KEY_PRESSED, keyReleasesOrder);
        }
    }

    private Optional<PersonRow> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private void showFoot() {
        keepRoom(footName, 0.42);
        keepRoom(footState, 0.33);
        ChangeListener<Object> changed = (_, _, _) -> drawFoot();
        connection.choice().addListener(changed);
        connection.hosting().addListener(changed);
        listen(() -> connection.choice().removeListener(changed));
        listen(() -> connection.hosting().removeListener(changed));
        listen(model.link().subscribe(_ -> drawFoot()));
        listen(texts.language().subscribe(_ -> drawFoot()));
    }

    private void drawFoot() {
        Link link = model.link().get();
        boolean brokerFailed = connection.hosting().get() instanceof Hosting.State.Failed;
        footName.setText(linkWords.name(connection.choice().get()));
        footState.setText(
                brokerFailed
                        ? texts.get("sidebar.foot.failed")
                        : model.trouble()
                                .get()
                                .map(why -> linkWords.brief(link, why))
                                .orElseGet(() -> linkWords.brief(link)));
        footWords.setText(footName.getText() + ", " + footState.getText());
        foot.setAccessibleText(footWords.getText());
        String dot = brokerFailed ? "refused" : dot(link);
        for (String each : List.of("up", "connecting", "down", "refused", "closed")) {
            footDot.pseudoClassStateChanged(PseudoClass.getPseudoClass(each), each.equals(dot));
        }
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

    private static String dot(Link link) {
        return switch (link) {
            case Link.Up _ -> "up";
            case Link.Connecting _ -> "connecting";
            case Link.Down _ -> "down";
            case Link.Refused _ -> "refused";
            case Link.Closed _ -> "closed";
        };
    }

    /// Counts down to the next attempt, and notices a new day.
    private void second() {
        if (model.link().get() instanceof Link.Down) {
            drawFoot();
        }
        LocalDate now = LocalDate.ofInstant(times.now(), times.zone());
        if (!now.equals(today)) {
            today = now;
            list.refresh();
        }
    }

    private void listen(Subscription subscription) {
        listening = listening.and(subscription);
    }
}
