package chat.hearth.ui.contact;

import chat.hearth.core.presence.Presence;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/// A dot that says whether somebody is there. Style class `presence-dot`, with one of `:online`, `:away`, `:busy`,
/// `:gone`, `:lost`, `:unknown`; its shape differs too, for those who do not see its colour.
public final class PresenceDot extends Region {
    private String state = "";

    public PresenceDot() {
        getStyleClass().add("presence-dot");
        show(new Presence.Unknown());
    }

    public void show(Presence presence) {
        String now = name(presence);
        if (!now.equals(state)) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(now), true);
            if (!state.isEmpty()) {
                pseudoClassStateChanged(PseudoClass.getPseudoClass(state), false);
            }
            state = now;
        }
    }

    private static String name(Presence presence) {
        return switch (presence) {
            case Presence.Online _ -> "online";
            case Presence.Away _ -> "away";
            case Presence.Busy _ -> "busy";
            case Presence.Left _, Presence.LastSeen _ -> "gone";
            case Presence.Lost _ -> "lost";
            case Presence.Unknown _ -> "unknown";
        };
    }
}
