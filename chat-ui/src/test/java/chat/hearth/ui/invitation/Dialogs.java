package chat.hearth.ui.invitation;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.time.ManualCore;
import chat.hearth.core.transport.Hosting;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Networks;
import chat.hearth.ui.connection.Connection;
import chat.hearth.ui.contact.ContactDetailsController;
import chat.hearth.ui.contact.ContactDetailsViewModel;
import chat.hearth.ui.contact.PresenceWords;
import chat.hearth.ui.contact.RecordedSession;
import chat.hearth.ui.qr.QrReader;
import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Notices;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import chat.hearth.ui.view.ViewLoader;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Everything the dialogs about people need, around one recorded session; work in the background is done at once.
final class Dialogs {
    final Texts texts = new Texts();
    final Navigator navigator = new Navigator();
    final Notices notices = new Notices();
    final FakeDesktop desktop = new FakeDesktop();
    final ManualCore core = new ManualCore(RecordedSession.NOON);
    final Times times = new Times(texts, InstantSource.fixed(RecordedSession.NOON), () -> ZoneOffset.UTC);
    final EmojiPictures pictures = new EmojiPictures();
    final ViewLoader views = new ViewLoader(texts);
    final List<NetworkChoice.Reach> reached = new ArrayList<>();
    final RecordedSession session;
    final Connection connection;
    Consumer<Hosting.State> broker = _ -> {};

    Dialogs(NetworkChoice choice, Contact... contacts) {
        session = new RecordedSession(contacts);
        Networks networks = (Networks) Proxy.newProxyInstance(
                Networks.class.getClassLoader(), new Class<?>[] {Networks.class}, (_, _, _) -> null);
        connection = new Connection(
                session.session(),
                networks,
                new FakeHosting(),
                core,
                Runnable::run,
                new Connection.Beginning(choice, Path.of("broker")));
        connection.begin();
        core.runReady();
        session.calls().clear();
    }

    InviteController invite() {
        return new InviteController(
                inviteModel(), desktop, navigator, new InviteController.Words(texts, times, notices));
    }

    InviteViewModel inviteModel() {
        return new InviteViewModel(session.session(), connection, Runnable::run, Runnable::run);
    }

    AddContactController add(String text) {
        return new AddContactController(
                addModel(),
                new QrReader(),
                desktop,
                new AddContactController.Frame(views, navigator, texts, times, pictures),
                text);
    }

    AddContactViewModel addModel() {
        return new AddContactViewModel(
                session.session(),
                Runnable::run,
                connection,
                navigator,
                new AddContactViewModel.Said(texts, notices, core),
                new InvitationFieldViewModel(Runnable::run, Runnable::run));
    }

    RequestsController requests() {
        return new RequestsController(
                new RequestsViewModel(session.session(), Runnable::run, navigator, texts), pictures, texts);
    }

    ContactDetailsController details(PeerId peer) {
        return new ContactDetailsController(
                new ContactDetailsViewModel(session.session(), Runnable::run, navigator, texts, peer),
                desktop,
                navigator,
                new ContactDetailsController.Words(texts, times, new PresenceWords(texts, times), notices, pictures));
    }

    private final class FakeHosting implements Hosting {
        @Override
        public void start(Path folder, NetworkChoice.Hosted wish, Consumer<State> listener) {
            broker = listener;
        }

        @Override
        public void reach(NetworkChoice.Reach reach) {
            reached.add(reach);
        }

        @Override
        public CompletableFuture<Void> stop() {
            return CompletableFuture.completedFuture(null);
        }
    }
}
