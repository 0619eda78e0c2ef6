package chat.hearth.ui.text;

import java.net.URI;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// The text of one message: emoji as pictures, links that can be clicked, everything selectable.
/// Copying gives the characters that were written. It listens to nothing but itself and may be
/// shown, hidden and given other texts any number of times, as in a list cell.
///
/// Style classes: `message-text` (with `:jumbo` for one to three emoji alone), in it `text`,
/// `message-link`, `emoji`, and `message-selection` for the marks.
public final class MessageText extends EmojiFlow {
    private static final PseudoClass JUMBO = PseudoClass.getPseudoClass("jumbo");

    private final TextSelection selection = new TextSelection(this);
    private Consumer<URI> open = _ -> {};

    public MessageText(EmojiPictures pictures) {
        super(pictures);
        getStyleClass().add("message-text");
        setAccessibleRole(AccessibleRole.TEXT);
        setCursor(Cursor.TEXT);
        setMinWidth(0);
    }

    /// Who opens a link that was clicked: http, https, mailto and hearth addresses. The host is in
    /// ASCII form. Without an owner links do nothing.
    public void setOnOpen(Consumer<URI> owner) {
        open = owner;
    }

    public String getText() {
        return map().source();
    }

    /// Shows another text and forgets the selection. The same text again costs nothing.
    public void setText(String text) {
        if (text.equals(getText())) {
            return;
        }
        selection.clear();
        show(text, Link.in(text));
        pseudoClassStateChanged(JUMBO, isJumbo());
        setAccessibleText(text);
    }

    /// What was written in the selected part; empty without a selection.
    public String getSelectedText() {
        return selection.isEmpty() ? "" : selection.source();
    }

    public void selectAll() {
        selection.selectAll();
    }

    public void deselect() {
        selection.clear();
    }

    /// Copies the selected part to the clipboard, if there is one.
    public void copy() {
        selection.copy();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        selection.refresh();
    }

    @Override
    Node linked(Node node, Link link) {
        node.getStyleClass().setAll("message-link");
        node.setCursor(Cursor.HAND);
        node.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> follow(click, link.address()));
        Tooltip.install(node, new Tooltip(link.address().toString()));
        return node;
    }

    /// A drag that ends on the link where it began selects; it does not open.
    private void follow(MouseEvent click, URI address) {
        if (click.getButton() == MouseButton.PRIMARY && click.isStillSincePress() && selection.isEmpty()) {
            open.accept(address);
            click.consume();
        }
    }
}
