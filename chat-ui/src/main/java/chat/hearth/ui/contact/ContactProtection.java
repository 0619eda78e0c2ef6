package chat.hearth.ui.contact;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;

/// What keeps others from reading the exchange with a contact, as far as one knows.
public enum ContactProtection {
    /// It is encrypted end to end.
    SEALED,
    /// It is signed alone.
    PLAIN,
    /// They were asked, and nothing of theirs has come that tells.
    AWAITED;

    public static ContactProtection of(Contact contact) {
        if (contact.assurance().isSealed()) {
            return SEALED;
        }
        boolean asked = contact.standing() == Standing.INVITED && contact.card().isEmpty();
        return asked ? AWAITED : PLAIN;
    }
}
