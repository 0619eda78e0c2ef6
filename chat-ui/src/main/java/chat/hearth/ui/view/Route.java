package chat.hearth.ui.view;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.identity.PeerId;

/// Where one can be in the main window.
public sealed interface Route {
    /// Fills the window beside the list.
    sealed interface Page extends Route {}

    /// Stands in front of the page until it is closed.
    sealed interface Dialog extends Route {}

    /// Nothing is chosen.
    record Nobody() implements Page {}

    record Chat(ConversationId conversation) implements Page {}

    /// The requests of people who are no contacts yet.
    record Requests() implements Page {}

    /// One's own invitation, as link and picture.
    record Invite() implements Dialog {}

    /// Somebody else's invitation.
    ///
    /// @param text what is in the field at the start; may be empty
    record AddContact(String text) implements Dialog {}

    /// Who a contact is, and what can be done about it.
    record ContactDetails(PeerId peer) implements Dialog {}

    /// What one compares with a contact to be sure of their key.
    record SafetyNumber(PeerId peer) implements Dialog {}

    record Settings() implements Dialog {}

    /// The passphrase of this account.
    record Passphrase() implements Dialog {}

    /// The network in use: what is going on there, and another one.
    record Connection() implements Dialog {}

    /// Which keys do what.
    record Keys() implements Dialog {}

    record Question(chat.hearth.ui.view.Question question) implements Dialog {}
}
