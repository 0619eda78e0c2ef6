package chat.hearth.ui.sidebar;

import chat.hearth.core.conversation.Conversation;
import chat.hearth.ui.contact.Avatar;
import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.text.PreviewText;
import chat.hearth.ui.view.Shown;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Draws a row. Its nodes are made once.
final class PersonCell extends ListCell<PersonRow> {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final PseudoClass FORMER = PseudoClass.getPseudoClass("former");
    private static final PseudoClass DRAFT = PseudoClass.getPseudoClass("draft");
    private static final int MOST_COUNTED = 999;

    private final SidebarViewModel model;
    private final RowWords words;
    private final Avatar avatar = new Avatar();
    private final PreviewText name;
    private final Label time = new Label();
    private final Label lead = new Label();
    private final PreviewText text;
    private final Region tick = new Region();
    private final Label badge = new Label();
    private final HBox line;
    private Optional<String> tickClass = Optional.empty();

    PersonCell(SidebarViewModel model, RowWords words, EmojiPictures pictures) {
        this.model = model;
        this.words = words;
        name = new PreviewText(pictures);
        text = new PreviewText(pictures);
        name.getStyleClass().add("strong");
        text.getStyleClass().add("small");
        time.getStyleClass().add("tiny");
        lead.getStyleClass().add("lead");
        tick.getStyleClass().add("row-tick");
        badge.getStyleClass().add("unread-badge");
        for (Label whole : new Label[] {time, lead, badge}) {
            whole.setMinWidth(USE_PREF_SIZE);
        }
        getStyleClass().add("person-row");
        HBox title = new HBox(beginning(name), time);
        HBox preview = new HBox(lead, beginning(text), tick, badge);
        title.getStyleClass().add("row-title");
        preview.getStyleClass().add("row-preview");
        VBox lines = new VBox(title, preview);
        lines.getStyleClass().add("row-lines");
        HBox.setHgrow(lines, Priority.ALWAYS);
        line = new HBox(avatar, lines);
        line.getStyleClass().add("row-line");
        setPrefWidth(0);
        setOnMouseClicked(this::clicked);
    }

    @Override
    protected void updateItem(PersonRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            pseudoClassStateChanged(OPEN, false);
        } else {
            setGraphic(line);
            boolean isOpen = model.open().getValue().equals(Optional.of(row.peer()));
            pseudoClassStateChanged(OPEN, isOpen);
            show(isOpen ? withoutDraft(row) : row);
        }
    }

    /// Whatever way it runs, it begins beside the avatar.
    private static Node beginning(PreviewText text) {
        text.setMaxWidth(USE_PREF_SIZE);
        StackPane place = new StackPane(text);
        place.setAlignment(Pos.CENTER_LEFT);
        place.setMinWidth(0);
        HBox.setHgrow(place, Priority.ALWAYS);
        return place;
    }

    private void clicked(MouseEvent click) {
        PersonRow row = getItem();
        if (row != null && click.getButton() == MouseButton.PRIMARY) {
            model.open(row);
        }
    }

    private void show(PersonRow row) {
        boolean offline = model.isOffline();
        pseudoClassStateChanged(FORMER, row.isFormer());
        avatar.show(
                row.peer(), row.name(), row.contact().isAccepted() ? Optional.of(row.presence()) : Optional.empty());
        name.setText(row.name());
        time.setText(words.time(row));
        RowWords.Line said = words.line(row, offline);
        lead.setText(said.lead());
        Shown.set(lead, !said.lead().isEmpty());
        lead.pseudoClassStateChanged(DRAFT, said.tone() == RowWords.Tone.DRAFT);
        text.setText(said.text());
        showTick(said.tone() == RowWords.Tone.DRAFT ? Optional.empty() : words.tick(row));
        showUnread(row.conversation().unread());
        setAccessibleText(words.spoken(row, offline));
    }

    private void showTick(Optional<RowWords.Tick> now) {
        tickClass.ifPresent(tick.getStyleClass()::remove);
        tickClass = now.map(each -> each.name().toLowerCase(Locale.ROOT));
        tickClass.ifPresent(tick.getStyleClass()::add);
        Shown.set(tick, now.isPresent());
    }

    private void showUnread(int unread) {
        badge.setText(unread > MOST_COUNTED ? MOST_COUNTED + "+" : Integer.toString(unread));
        Shown.set(badge, unread > 0);
    }

    private static PersonRow withoutDraft(PersonRow row) {
        Conversation conversation = row.conversation().withDraft("");
        return new PersonRow(row.contact(), conversation, row.presence());
    }
}
