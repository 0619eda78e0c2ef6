package chat.hearth.mqtt;

import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Watch;
import java.util.List;
import java.util.Optional;

/// Mailboxes and watches as MQTT topics and filters, all below one prefix.
///
/// @param prefix without a slash at its end; the version of the protocol is in it
record Topics(String prefix) {
    String of(Mailbox mailbox) {
        return prefix + "/" + mailbox.path();
    }

    String filter(Watch watch) {
        return switch (watch) {
            case Watch.Card card -> of(new Mailbox.CardOf(card.owner()));
            case Watch.Bundles bundles -> all(bundles.owner(), "dev");
            case Watch.Presence presence -> all(presence.owner(), "pr");
            case Watch.Requests requests -> all(requests.owner(), "req");
            case Watch.Inbox inbox -> of(new Mailbox.InboxOf(inbox.owner(), inbox.device(), inbox.slot()));
            case Watch.Muted muted -> of(new Mailbox.InboxOf(muted.owner(), muted.device(), muted.slot()));
        };
    }

    /// The filter by which this mailbox is watched.
    String filter(Mailbox mailbox) {
        return switch (mailbox) {
            case Mailbox.BundleOf bundle -> all(bundle.owner(), "dev");
            case Mailbox.PresenceOf presence -> all(presence.owner(), "pr");
            case Mailbox.RequestTo request -> all(request.owner(), "req");
            case Mailbox.CardOf _, Mailbox.InboxOf _ -> of(mailbox);
        };
    }

    private String all(Address owner, String kind) {
        return prefix + "/u/" + owner + "/" + kind + "/+";
    }

    /// A topic to try one's rights with: below the address, and no mailbox of anyone.
    String trial(Address owner) {
        return prefix + "/u/" + owner + "/pr/x";
    }

    /// Empty for a topic that names no mailbox.
    Optional<Mailbox> mailbox(String topic) {
        if (!topic.startsWith(prefix + "/u/")) {
            return Optional.empty();
        }
        try {
            return parse(List.of(topic.substring(prefix.length() + 3).split("/", -1)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Mailbox> parse(List<String> levels) {
        Address owner = new Address(levels.getFirst());
        String kind = levels.size() < 2 ? "" : levels.get(1);
        Mailbox parsed = switch (kind + levels.size()) {
            case "card2" -> new Mailbox.CardOf(owner);
            case "dev3" -> new Mailbox.BundleOf(owner, DeviceId.of(levels.get(2)));
            case "pr3" -> new Mailbox.PresenceOf(owner, DeviceId.of(levels.get(2)));
            case "req3" -> new Mailbox.RequestTo(owner, new Slot(levels.get(2)));
            case "in4" -> new Mailbox.InboxOf(owner, DeviceId.of(levels.get(2)), new Slot(levels.get(3)));
            default -> null;
        };
        // Upper-case digits of a device, for example, are not the canonical name.
        return Optional.ofNullable(parsed).filter(mailbox -> mailbox.path().equals("u/" + String.join("/", levels)));
    }
}
