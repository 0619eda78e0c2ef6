package chat.hearth.ui.contact;

import chat.hearth.core.presence.Presence;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import jakarta.inject.Inject;

/// Presence in words.
public final class PresenceWords {
    private final Texts texts;
    private final Times times;

    @Inject
    public PresenceWords(Texts texts, Times times) {
        this.texts = texts;
        this.times = times;
    }

    /// @param offline whether oneself is offline, which is why nothing is known
    public String of(Presence presence, boolean offline) {
        return switch (presence) {
            case Presence.Online _ -> texts.get("presence.online");
            case Presence.Busy _ -> texts.get("presence.busy");
            case Presence.Away(var since) ->
                since.map(at -> texts.get("presence.away.since", times.moment(at)))
                        .orElseGet(() -> texts.get("presence.away"));
            case Presence.Left(var at) -> texts.get("presence.left", times.moment(at));
            case Presence.Lost(var at) -> texts.get("presence.lost", times.moment(at));
            case Presence.LastSeen(var at) -> texts.get("presence.seen", times.moment(at));
            case Presence.Unknown _ -> texts.get(offline ? "presence.unknown.offline" : "presence.unknown");
        };
    }
}
