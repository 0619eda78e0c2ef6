package chat.hearth.ui.app;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.Page;
import chat.hearth.core.conversation.PageRequest;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.event.Follower;
import chat.hearth.core.event.Overview;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.session.Session;
import chat.hearth.core.session.SessionFactory;
import chat.hearth.core.store.Snapshot;
import chat.hearth.core.store.Store;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.time.DaemonCoreThread;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.wire.InvitationLink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A whole client without windows, in a process that may be killed: store in files, MQTT. Writes a message every few
/// milliseconds to whoever is a contact, and prints `stored TEXT` when it is stored.
///
/// Arguments: folder, name, port of the broker on 127.0.0.1, number of the first message, and an invitation to use if
/// there is no contact yet. Commands on the standard input: `rest` stops writing, `report` prints `text TEXT` for every
/// message of the conversation, then `waiting N`, how many of one's own are not delivered.
final class KilledPerson implements Follower {
    private static final Duration BETWEEN = Duration.ofMillis(15);

    private final CoreThread core;
    private final Session session;
    private final String name;
    private final URI broker;
    private final Optional<String> invitation;
    private Optional<PeerId> contact = Optional.empty();
    private long next;
    private boolean writing = true;

    private KilledPerson(CoreThread core, Session session, List<String> arguments) {
        this.core = core;
        this.session = session;
        name = arguments.get(1);
        broker = broker(arguments.get(2));
        next = Long.parseLong(arguments.get(3));
        invitation = Optional.of(arguments.get(4)).filter(link -> !link.isEmpty());
    }

    public static void main(String[] args) throws IOException {
        DaemonCoreThread core = new DaemonCoreThread("core", Clock.systemUTC());
        Windowless program = Windowless.on(core);
        List<String> arguments = List.of(args);
        NetworkChoice broker = new NetworkChoice.Broker(broker(args[2]), Optional.empty(), Optional.empty());
        SessionFactory sessions = new SessionFactory(core, new SecureRandom());
        KilledPerson person = program.ask(() -> program.stores()
                        .open(Path.of(args[0]))
                        .thenCompose(store -> stored(sessions, store, new DisplayName(args[1]), broker)
                                .thenApply(snapshot -> sessions.open(store, snapshot)))
                        .thenApply(session -> new KilledPerson(core, session, arguments)))
                .join();
        person.session.follow(core, person);
        person.session.connect(program.networks().at(broker));
        person.obey();
    }

    private static CompletionStage<Snapshot> stored(
            SessionFactory sessions, Store store, DisplayName name, NetworkChoice network) {
        return store.load()
                .thenCompose(found -> found.account().isPresent()
                        ? CompletableFuture.completedStage(found)
                        : sessions.create(store, name, network));
    }

    private static URI broker(String port) {
        return URI.create("mqtt://127.0.0.1:" + port);
    }

    @Override
    public void begin(Overview overview) {
        overview.contacts().forEach(each -> happened(new ChatEvent.ContactChanged(each)));
        if (contact.isEmpty()) {
            invitation.ifPresentOrElse(
                    link -> session.addHere(InvitationLink.parse(link), ""),
                    () -> session.invite(Optional.of(broker), Optional.empty())
                            .thenAccept(made -> say("invitation " + InvitationLink.full(made))));
        }
        say("ready");
        write();
    }

    @Override
    public void happened(ChatEvent event) {
        if (event instanceof ChatEvent.ContactChanged(var changed) && changed.isAccepted()) {
            contact = Optional.of(changed.id());
        }
    }

    private void write() {
        if (writing) {
            contact.ifPresent(peer -> {
                String text = name + " " + next++;
                session.send(new ConversationId(peer), text).thenAccept(_ -> say("stored " + text));
            });
        }
        core.after(BETWEEN, this::write);
    }

    private void obey() throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            switch (command) {
                case "rest" -> core.execute(() -> writing = false);
                case "report" -> core.execute(() -> contact.ifPresent(peer -> report(new ConversationId(peer))));
                default -> throw new IllegalArgumentException(command);
            }
        }
    }

    private void report(ConversationId conversation) {
        pages(conversation, new PageRequest.Newest(500), new ArrayList<>()).thenAccept(all -> {
            all.forEach(message -> say("text " + message.text()));
            say("waiting "
                    + all.stream()
                            .filter(Message::isMine)
                            .filter(message -> !(message.delivery() instanceof Delivery.Delivered))
                            .count());
        });
    }

    private CompletionStage<List<Message>> pages(
            ConversationId conversation, PageRequest request, List<Message> newer) {
        return session.page(conversation, request).thenCompose((Page page) -> {
            List<Message> all = new ArrayList<>(page.messages());
            all.addAll(newer);
            return page.olderExist()
                    ? pages(conversation, new PageRequest.Before(all.getFirst().position(), 500), all)
                    : CompletableFuture.completedStage(all);
        });
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
