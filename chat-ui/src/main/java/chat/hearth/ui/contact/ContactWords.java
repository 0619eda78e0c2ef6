package chat.hearth.ui.contact;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Trust;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;

/// How one stands with somebody, and what protects the exchange, in words.
final class ContactWords {
    private final Texts texts;
    private final Times times;

    ContactWords(Texts texts, Times times) {
        this.texts = texts;
        this.times = times;
    }

    String since(Contact contact) {
        String when = times.full(contact.since());
        return switch (contact.standing()) {
            case INVITED -> texts.get("contact.since.invited", when);
            case REQUESTED -> texts.get("contact.since.requested", when);
            case ACCEPTED -> texts.get("contact.since.accepted", when);
            case DECLINED -> texts.get("contact.since.declined", when);
            case BLOCKED -> texts.get("contact.since.blocked", when);
            case REMOVED -> texts.get("contact.since.removed", when);
        };
    }

    String protection(Contact contact) {
        return switch (ContactProtection.of(contact)) {
            case SEALED -> texts.get("contact.protection.sealed");
            case PLAIN -> texts.get("contact.protection.plain");
            case AWAITED -> texts.get("contact.protection.awaited");
        };
    }

    /// How they were introduced, and how to be sure.
    String trust(Contact contact) {
        return switch (contact.assurance().trust()) {
            case Trust.Unknown _ -> texts.get("contact.trust.unknown");
            case Trust.Introduced _ -> texts.get("contact.trust.introduced");
            case Trust.Verified(var at) -> texts.get("contact.trust.verified", times.date(at));
        };
    }
}
