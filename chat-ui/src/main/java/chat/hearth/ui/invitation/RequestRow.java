package chat.hearth.ui.invitation;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.PeerId;
import java.util.Optional;

/// A request as it is shown.
///
/// @param looksLike the contact whose name could be taken for theirs
record RequestRow(PeerId peer, DisplayName name, String greeting, Optional<DisplayName> looksLike) {
    static RequestRow of(Contact request, Optional<DisplayName> looksLike) {
        return new RequestRow(request.id(), request.name(), request.greeting(), looksLike);
    }
}
