package chat.hearth.ui.invitation;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Trust;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.PeerId;
import java.util.Optional;

/// A request as it is shown.
///
/// @param unknown whether nobody has introduced them
/// @param looksLike the contact whose name could be taken for theirs
record RequestRow(PeerId peer, DisplayName name, String greeting, boolean unknown, Optional<DisplayName> looksLike) {
    static RequestRow of(Contact request, Optional<DisplayName> looksLike) {
        boolean unknown = request.assurance().trust() instanceof Trust.Unknown;
        return new RequestRow(request.id(), request.name(), request.greeting(), unknown, looksLike);
    }
}
