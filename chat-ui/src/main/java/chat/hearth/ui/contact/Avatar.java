package chat.hearth.ui.contact;

import chat.hearth.core.identity.PeerId;
import chat.hearth.core.presence.Presence;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// The picture of a person: their first letter on a colour that is theirs for good, and a dot for their presence.
/// Style class `avatar`, with one of `colour-0` to `colour-7`.
public final class Avatar extends StackPane {
    private static final int COLOURS = 8;
    private static final Pattern FIRST = Pattern.compile("[\\p{L}\\p{N}]");

    private final Label letter = new Label();
    private final PresenceDot dot = new PresenceDot();
    private String colour = "colour-0";

    public Avatar() {
        getStyleClass().addAll("avatar", colour);
        letter.getStyleClass().add("avatar-letter");
        dot.setVisible(false);
        StackPane.setAlignment(dot, Pos.BOTTOM_RIGHT);
        getChildren().setAll(letter, dot);
        setFocusTraversable(false);
    }

    /// @param presence absent for no dot
    public void show(PeerId peer, String name, Optional<Presence> presence) {
        letter.setText(letterOf(name));
        String theirs = "colour-" + Math.floorMod(peer.value().hashCode(), COLOURS);
        if (!theirs.equals(colour)) {
            getStyleClass().remove(colour);
            getStyleClass().add(theirs);
            colour = theirs;
        }
        dot.setVisible(presence.isPresent());
        presence.ifPresent(dot::show);
    }

    private static String letterOf(String name) {
        Matcher first = FIRST.matcher(name);
        return first.find() ? first.group().toUpperCase(Locale.ROOT) : "·";
    }
}
