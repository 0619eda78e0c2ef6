package chat.hearth.ui.sidebar;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.transport.Link;
import chat.hearth.ui.contact.Avatar;
import chat.hearth.ui.sidebar.SidebarViewModel.Population;
import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.text.PreviewText;
import chat.hearth.ui.view.EverySecond;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Shown;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import chat.hearth.ui.view.ViewLoader;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/// Shows the list of conversations, oneself above it and the foot below.
public final class SidebarController implements AutoCloseable {
    /// In a filter narrower than so many times the text size, the words need all the room.
    private static final double ROOM_FOR_KEYS = 18;

    private final SidebarViewModel model;
    private final FootController foot;
    private final RowWords rowWords;
    private final ViewLoader views;
    private final Texts texts;
    private final Times times;
    private final EmojiPictures pictures;
    private final EverySecond seconds;
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
    private Pane footPlace;

    private final Avatar selfAvatar = new Avatar();
    private final Avatar requestAvatar = new Avatar();

    /// What every part of the list is made with.
    record Frame(ViewLoader views, Texts texts, Times times, EmojiPictures pictures, EverySecond seconds) {
        @Inject
        Frame {}
    }

    @Inject
    @SuppressWarnings("NullAway.Init") // the fields are set by the FXML loader
    SidebarController(SidebarViewModel model, FootController foot, RowWords rowWords, Frame frame) {
        this.model = model;
        this.foot = foot;
        this.rowWords = rowWords;
        views = frame.views();
        texts = frame.texts();
        times = frame.times();
        pictures = frame.pictures();
        seconds = frame.seconds();
    }

    @FXML
    void initialize() {
        showSelf();
        showRequests();
        showFilter();
        showList();
        footPlace.getChildren().setAll(views.load(foot));
        listen(seconds.run(this::noticeNewDay));
    }

    @Override
    public void close() {
        foot.close();
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
        Shown.when(nothingFound, filter.textProperty().isNotEmpty().and(Bindings.isEmpty(model.rows())));
    }

    private void showList() {
        list.setItems(model.rows());
        listen(model.population().subscribe(this::populationIs));
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

    /// Most have somebody, and do without.
    private void populationIs(Population population) {
        if (population == Population.NOBODY && list.getPlaceholder() == null) {
            NobodyController nobody = new NobodyController(model);
            list.setPlaceholder(views.load(nobody));
            listen(nobody::close);
        }
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

    private void noticeNewDay() {
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
