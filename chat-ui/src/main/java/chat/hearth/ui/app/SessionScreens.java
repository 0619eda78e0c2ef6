package chat.hearth.ui.app;

import chat.hearth.ui.connection.ConnectionController;
import chat.hearth.ui.contact.ContactDetailsController;
import chat.hearth.ui.conversation.ConversationController;
import chat.hearth.ui.invitation.AddContactController;
import chat.hearth.ui.invitation.InviteController;
import chat.hearth.ui.invitation.RequestsController;
import chat.hearth.ui.settings.KeysController;
import chat.hearth.ui.settings.PassphraseController;
import chat.hearth.ui.settings.SettingsController;
import chat.hearth.ui.sidebar.NobodyController;
import chat.hearth.ui.sidebar.SidebarController;
import chat.hearth.ui.verification.SafetyNumberController;
import chat.hearth.ui.view.QuestionController;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.window.Screens;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

/// Which screen belongs to which route.
final class SessionScreens implements Screens {
    private final SidebarController sidebar;
    private final Pages pages;
    private final Dialogs dialogs;
    private final Single single;

    record Pages(
            Provider<NobodyController> nobody,
            ConversationController.Factory chat,
            Provider<RequestsController> requests) {
        @Inject
        Pages {}
    }

    /// Dialogs that are about something.
    record Dialogs(
            AddContactController.Factory add,
            ContactDetailsController.Factory details,
            SafetyNumberController.Factory safety,
            QuestionController.Factory question) {
        @Inject
        Dialogs {}
    }

    /// Dialogs of which there is one kind.
    record Single(
            Provider<InviteController> invite,
            Provider<SettingsController> settings,
            Provider<PassphraseController> passphrase,
            Provider<ConnectionController> connection,
            Provider<KeysController> keys) {
        @Inject
        Single {}
    }

    @Inject
    SessionScreens(SidebarController sidebar, Pages pages, Dialogs dialogs, Single single) {
        this.sidebar = sidebar;
        this.pages = pages;
        this.dialogs = dialogs;
        this.single = single;
    }

    @Override
    public Object sidebar() {
        return sidebar;
    }

    @Override
    public Object page(Route.Page route) {
        return switch (route) {
            case Route.Nobody _ -> pages.nobody().get();
            case Route.Chat(var conversation) -> pages.chat().of(conversation);
            case Route.Requests _ -> pages.requests().get();
        };
    }

    @Override
    public Object dialog(Route.Dialog route) {
        return switch (route) {
            case Route.Invite _ -> single.invite().get();
            case Route.AddContact(var text) -> dialogs.add().of(text);
            case Route.ContactDetails(var peer) -> dialogs.details().of(peer);
            case Route.SafetyNumber(var peer) -> dialogs.safety().of(peer);
            case Route.Settings _ -> single.settings().get();
            case Route.Passphrase _ -> single.passphrase().get();
            case Route.Connection _ -> single.connection().get();
            case Route.Keys _ -> single.keys().get();
            case Route.Question(var question) -> dialogs.question().of(question);
        };
    }
}
