package chat.hearth.ui.conversation;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.ui.view.Desktop;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Notices;
import chat.hearth.ui.view.Question;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Texts;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The messages of a conversation, and what can be done with them.
final class MessagesController implements RowActions, AutoCloseable {
    private final RowCells cells;
    private final Desktop desktop;
    private final Navigator navigator;
    private final Notices notices;
    private final ConversationViewModel model;
    private final Texts texts;
    private final MessageList list;
    private final ContextMenu menu = new ContextMenu();
    private final Subscription language;

    @FXML
    private StackPane messages;

    @FXML
    private Button jump;

    @SuppressWarnings("NullAway.Init") // the fields are set by the FXML loader
    MessagesController(
            RowCells cells, Desktop desktop, Navigator navigator, Notices notices, ConversationViewModel model) {
        this.cells = cells;
        this.desktop = desktop;
        this.navigator = navigator;
        this.notices = notices;
        this.model = model;
        texts = cells.texts();
        list = new MessageList(model, () -> new RowCell(this.cells, this));
        language = texts.language().subscribe(_ -> list.refresh());
    }

    @FXML
    void initialize() {
        messages.getChildren().addFirst(list);
        list.setId("list");
        list.accessibleTextProperty().bind(texts.bind("conversation.list"));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        list.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::askForMenu);
        BooleanBinding away =
                Bindings.createBooleanBinding(() -> model.place().get() instanceof Place.At, model.place());
        jump.visibleProperty().bind(away);
        jump.managedProperty().bind(away);
        jump.textProperty().bind(texts.bind("conversation.jump", model.unread()));
        jump.accessibleTextProperty().bind(texts.bind("conversation.jump.spoken", model.unread()));
    }

    @FXML
    void jumpToEnd() {
        model.jumpToEnd();
    }

    @Override
    public void close() {
        language.unsubscribe();
        list.dispose();
    }

    @Override
    public void open(URI link) {
        if ("hearth".equalsIgnoreCase(link.getScheme())) {
            navigator.show(new Route.AddContact(link.toString()));
        } else {
            desktop.open(link);
        }
    }

    @Override
    public void copy(Message message) {
        desktop.copy(message.text());
        notices.say(texts.get("conversation.copied"));
    }

    @Override
    public void retry(Message message) {
        model.retry(message);
    }

    @Override
    public void delete(Message message) {
        navigator.ask(new Question(
                texts.get("conversation.delete.title"),
                texts.get("conversation.delete.text"),
                List.of(new Question.Choice(
                        texts.get("common.delete"), Question.Weight.DANGER, () -> model.delete(message)))));
    }

    @Override
    public String theirName() {
        return model.contact()
                .get()
                .map(Contact::shownName)
                .map(DisplayName::value)
                .orElseGet(() -> texts.get("conversation.nobody"));
    }

    private void press(KeyEvent key) {
        boolean taken = true;
        switch (key.getCode()) {
            case PAGE_UP -> list.scrollPages(-0.9);
            case PAGE_DOWN -> list.scrollPages(0.9);
            case HOME -> model.jumpToStart();
            case END -> model.jumpToEnd();
            case UP -> list.step(-1);
            case DOWN -> list.step(1);
            case CONTEXT_MENU -> list.current().ifPresent(this::showMenu);
            case F10 -> taken = key.isShiftDown() && openMenu();
            case C -> taken = key.isShortcutDown() && copyCurrent();
            case DELETE -> list.current().ifPresent(this::delete);
            default -> taken = false;
        }
        if (taken) {
            key.consume();
        }
    }

    private boolean openMenu() {
        list.current().ifPresent(this::showMenu);
        return true;
    }

    private boolean copyCurrent() {
        list.current().ifPresent(this::copy);
        return true;
    }

    /// By mouse; by keyboard it is [#press(KeyEvent)] that opens the menu.
    private void askForMenu(ContextMenuEvent event) {
        @Nullable
        Node at = event.getPickResult() == null ? null : event.getPickResult().getIntersectedNode();
        if (!event.isKeyboardTrigger()) {
            messageAt(at).ifPresent(message -> {
                list.setCurrent(message);
                fill(message);
                menu.show(list, event.getScreenX(), event.getScreenY());
            });
        }
        event.consume();
    }

    private static Optional<Message> messageAt(@Nullable Node picked) {
        for (Node node = picked; node != null; node = node.getParent()) {
            if (node instanceof BubbleView bubble) {
                return bubble.message();
            }
        }
        return Optional.empty();
    }

    private void showMenu(Message message) {
        Node node = list.cell(message).<Node>map(RowCell::getNode).orElse(list);
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        fill(message);
        menu.show(list, bounds.getCenterX(), bounds.getCenterY());
    }

    private void fill(Message message) {
        menu.getItems().setAll(List.of(item("common.copy", () -> copy(message))));
        if (message.delivery() instanceof Delivery.Failed) {
            menu.getItems().add(item("conversation.retry", () -> retry(message)));
        }
        menu.getItems().add(item("conversation.delete", () -> delete(message)));
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(texts.get(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
