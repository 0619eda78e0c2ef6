package chat.hearth.ui.sidebar;

import chat.hearth.core.contact.Standing;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.presence.Presence;
import chat.hearth.ui.contact.PresenceWords;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import jakarta.inject.Inject;
import java.util.Optional;

/// What a row says.
final class RowWords {
    private final Texts texts;
    private final Times times;
    private final PresenceWords presences;

    /// The second line of a row.
    ///
    /// @param lead stands before the text, such as *You:*; may be empty
    record Line(Tone tone, String lead, String text) {}

    enum Tone {
        PLAIN,
        /// Something that was begun and not sent.
        DRAFT
    }

    /// How far one's own last message has come, if there is nothing more pressing to say.
    enum Tick {
        QUEUED,
        SENT,
        DELIVERED,
        READ,
        FAILED
    }

    @Inject
    RowWords(Texts texts, Times times, PresenceWords presences) {
        this.texts = texts;
        this.times = times;
        this.presences = presences;
    }

    /// @param offline whether oneself is offline
    Line line(PersonRow row, boolean offline) {
        String draft = row.conversation().draft();
        if (!draft.isBlank()) {
            return new Line(Tone.DRAFT, texts.get("sidebar.row.draft"), draft);
        }
        if (row.contact().standing() == Standing.INVITED) {
            return plain(texts.get("sidebar.row.invited"));
        }
        return row.conversation().last().map(last -> line(row, last, offline)).orElseGet(() -> plain(""));
    }

    Optional<Tick> tick(PersonRow row) {
        return row.conversation().last().flatMap(last -> switch (last.delivery()) {
            case Delivery.Received _ -> Optional.<Tick>empty();
            case Delivery.Queued _ -> Optional.of(Tick.QUEUED);
            case Delivery.Sent _ -> Optional.of(Tick.SENT);
            case Delivery.Delivered _ -> Optional.of(Tick.DELIVERED);
            case Delivery.Read _ -> Optional.of(Tick.READ);
            case Delivery.Failed _ -> Optional.of(Tick.FAILED);
        });
    }

    /// Empty as long as nothing was said.
    String time(PersonRow row) {
        return row.conversation()
                .last()
                .map(last -> times.brief(last.shownAt()))
                .orElse("");
    }

    /// The whole row, for those who hear it.
    String spoken(PersonRow row, boolean offline) {
        Line line = line(row, offline);
        String presence = row.isFormer() ? texts.get("sidebar.row.former") : presences.of(row.presence(), offline);
        return texts.get(
                "sidebar.row.spoken",
                row.name(),
                presence,
                row.conversation().unread(),
                (line.lead() + " " + line.text()).strip(),
                time(row));
    }

    private Line line(PersonRow row, Message last, boolean offline) {
        return switch (last.delivery()) {
            case Delivery.Received _ -> plain(last.text());
            case Delivery.Queued _ when offline -> plain(texts.get("sidebar.row.waiting.offline"));
            case Delivery.Queued _, Delivery.Sent _
            when isGone(row.presence()) -> plain(texts.get("sidebar.row.waiting", row.name()));
            case Delivery.Queued _, Delivery.Sent _, Delivery.Delivered _, Delivery.Read _, Delivery.Failed _ ->
                new Line(Tone.PLAIN, texts.get("sidebar.row.mine"), last.text());
        };
    }

    private static boolean isGone(Presence presence) {
        return switch (presence) {
            case Presence.Left _, Presence.Lost _, Presence.LastSeen _ -> true;
            case Presence.Online _, Presence.Away _, Presence.Busy _, Presence.Unknown _ -> false;
        };
    }

    private static Line plain(String text) {
        return new Line(Tone.PLAIN, "", text);
    }
}
