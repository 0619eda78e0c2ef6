package chat.hearth.ui.window;

import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Notices;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.TakesKeyboard;
import chat.hearth.ui.view.ViewLoader;
import jakarta.inject.Inject;
import javafx.animation.PauseTransition;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Puts list, page and dialog into their places. In a narrow window the page takes the place of the list.
public final class WindowController implements AutoCloseable {
    /// Below this many times the text size there is no room for both.
    private static final double NARROW = 46;

    private static final Duration NOTICE = Duration.seconds(4);
    private static final PseudoClass NARROW_CLASS = PseudoClass.getPseudoClass("narrow");

    private final Screens screens;
    private final ViewLoader views;
    private final Navigator navigator;
    private final Notices notices;
    private final PauseTransition noticeEnds = new PauseTransition(NOTICE);
    private final ChangeListener<Route.Page> pageChanged = (_, _, now) -> showPage(now);
    private final ChangeListener<Route.@Nullable Dialog> dialogChanged = (_, _, now) -> showDialog(now);
    private final ChangeListener<String> noticeChanged = (_, _, now) -> showNotice(now);
    private @Nullable Object page;
    private @Nullable Object dialog;
    private @Nullable Object sidebar;
    private @Nullable Node focusedBefore;
    private boolean narrow;

    @FXML
    private StackPane window;

    @FXML
    private BorderPane panes;

    @FXML
    private StackPane sidebarPlace;

    @FXML
    private BorderPane pagePlace;

    @FXML
    private Button back;

    @FXML
    private ScrollPane scrim;

    @FXML
    private VBox dialogPlace;

    @FXML
    private Label notice;

    @Inject
    @SuppressWarnings("NullAway.Init") // the fields are set by the FXML loader
    public WindowController(Screens screens, ViewLoader views, Navigator navigator, Notices notices) {
        this.screens = screens;
        this.views = views;
        this.navigator = navigator;
        this.notices = notices;
    }

    @FXML
    private void initialize() {
        sidebar = screens.sidebar();
        sidebarPlace.getChildren().setAll(views.load(sidebar));
        noticeEnds.setOnFinished(_ -> notices.clear());
        navigator.page().addListener(pageChanged);
        navigator.dialog().addListener(dialogChanged);
        notices.newest().addListener(noticeChanged);
        window.widthProperty().addListener((_, _, _) -> arrange());
        window.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        if (navigator.page().get() instanceof Route.Nobody) {
            showFirstPage();
        }
        showDialog(navigator.dialog().get());
        showNotice("");
    }

    /// Shows the page with which one begins. If that is a conversation it may come after the list, which is there
    /// sooner; does nothing where a page is shown already.
    public void showFirstPage() {
        if (page == null) {
            showPage(navigator.page().get());
        }
    }

    @Override
    public void close() {
        navigator.page().removeListener(pageChanged);
        navigator.dialog().removeListener(dialogChanged);
        notices.newest().removeListener(noticeChanged);
        noticeEnds.stop();
        close(dialog);
        close(page);
        close(sidebar);
    }

    @FXML
    private void backToList() {
        navigator.show(new Route.Nobody());
    }

    /// A click beside the dialog closes it.
    @FXML
    private void scrimClicked(MouseEvent click) {
        if (dialogPlace.equals(click.getTarget())) {
            navigator.closeDialog();
        }
    }

    private void showPage(Route.Page route) {
        close(page);
        page = screens.page(route);
        pagePlace.setCenter(views.load(page));
        arrange();
        if (page instanceof TakesKeyboard screen) {
            screen.takeKeyboard();
        }
    }

    private void showDialog(Route.@Nullable Dialog route) {
        Object before = dialog;
        if (before == null && route != null) {
            focusedBefore = window.getScene() == null ? null : window.getScene().getFocusOwner();
        }
        close(before);
        dialog = route == null ? null : screens.dialog(route);
        scrim.setVisible(dialog != null);
        panes.setDisable(dialog != null);
        if (dialog == null) {
            dialogPlace.getChildren().clear();
            giveBackFocus();
        } else {
            Parent view = views.load(dialog);
            if (view instanceof Region card) {
                // Neither as high as the window, nor cut where that is too low: then it scrolls.
                card.setMinHeight(Region.USE_PREF_SIZE);
                card.setMaxHeight(Region.USE_PREF_SIZE);
            }
            dialogPlace.getChildren().setAll(view);
            Focus.first(view);
        }
    }

    private void giveBackFocus() {
        if (focusedBefore != null && focusedBefore.getScene() != null) {
            focusedBefore.requestFocus();
        }
        focusedBefore = null;
    }

    private void showNotice(String text) {
        notice.setText(text);
        notice.setVisible(!text.isEmpty());
        if (!text.isEmpty()) {
            noticeEnds.playFromStart();
        }
    }

    private void keyPressed(KeyEvent key) {
        if (key.getCode() != KeyCode.ESCAPE) {
            return;
        }
        if (dialog != null) {
            navigator.closeDialog();
            key.consume();
        } else if (narrow && !(navigator.page().get() instanceof Route.Nobody)) {
            backToList();
            key.consume();
        }
    }

    private void arrange() {
        double textSize = notice.getFont().getSize();
        narrow = window.getWidth() > 0 && window.getWidth() < NARROW * textSize;
        boolean pageOnly = narrow && !(navigator.page().get() instanceof Route.Nobody);
        boolean listOnly = narrow && !pageOnly;
        window.pseudoClassStateChanged(NARROW_CLASS, narrow);
        panes.setLeft(pageOnly || listOnly ? null : sidebarPlace);
        panes.setCenter(listOnly ? sidebarPlace : pagePlace);
        back.setVisible(pageOnly);
        back.setManaged(pageOnly);
    }

    private static void close(@Nullable Object controller) {
        if (controller instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("a view could not be closed", e);
            }
        }
    }

    /// Nothing behind the dialog reacts to a drag or a wheel over the scrim.
    @FXML
    private void swallow(Event event) {
        event.consume();
    }
}
