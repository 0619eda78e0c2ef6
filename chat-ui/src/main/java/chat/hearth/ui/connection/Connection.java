package chat.hearth.ui.connection;

import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.event.Follower;
import chat.hearth.core.event.Overview;
import chat.hearth.core.session.Session;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Hosting;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Networks;
import chat.hearth.ui.view.Ui;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Keeps a session on the network that was chosen, and runs the broker if that is one's own. Lives on the FX thread.
public final class Connection {
    /// The port to wish for; the usual one, 1883, is often a real broker's.
    public static final int HOSTING_PORT = 18830;

    private final Session session;
    private final Networks networks;
    private final Hosting broker;
    private final CoreThread core;
    private final Executor ui;
    private final Path brokerFolder;
    private final ReadOnlyObjectWrapper<NetworkChoice> choice;
    private final ReadOnlyObjectWrapper<Link> link = new ReadOnlyObjectWrapper<>(new Link.Closed());
    private final ReadOnlyObjectWrapper<Hosting.State> hosting =
            new ReadOnlyObjectWrapper<>(new Hosting.State.Stopped());
    private Optional<NetworkChoice.Hosted> hostedBefore = Optional.empty();
    private boolean connected;
    private boolean begun;
    /// How often one has chosen: what was left behind meanwhile is not entered any more.
    private int choices;

    /// Where a session begins.
    ///
    /// @param brokerFolder what an own broker keeps lies there
    public record Beginning(NetworkChoice choice, Path brokerFolder) {}

    @Inject
    public Connection(
            Session session, Networks networks, Hosting broker, CoreThread core, @Ui Executor ui, Beginning beginning) {
        this.session = session;
        this.networks = networks;
        this.broker = broker;
        this.core = core;
        this.ui = ui;
        this.brokerFolder = beginning.brokerFolder();
        this.choice = new ReadOnlyObjectWrapper<>(beginning.choice());
    }

    /// Goes online. Once.
    public void begin() {
        begun = true;
        session.follow(ui, new LinkFollower());
        enter();
    }

    public ReadOnlyObjectProperty<NetworkChoice> choice() {
        return choice.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Link> link() {
        return link.getReadOnlyProperty();
    }

    /// What one's own broker is doing; stopped while the network is somebody else's.
    public ReadOnlyObjectProperty<Hosting.State> hosting() {
        return hosting.getReadOnlyProperty();
    }

    /// Tries now what would be tried later, or was given up.
    public void retryNow() {
        if (hosting.get() instanceof Hosting.State.Failed) {
            enter();
        } else {
            session.retryNow();
        }
    }

    /// The computer has woken up, or reaches other networks than before: what waits for its next attempt tries now.
    /// What was given up stays so.
    public void surroundingsChanged() {
        if (link.get() instanceof Link.Down) {
            session.retryNow();
        }
    }

    /// Meets the contacts elsewhere from now on, or from the beginning on.
    public void choose(NetworkChoice wanted) {
        keep(wanted);
        if (begun) {
            int mine = ++choices;
            leaveBroker()
                    .thenRunAsync(
                            () -> {
                                if (mine == choices) {
                                    enter();
                                }
                            },
                            ui);
        }
    }

    /// Opens one's own network to others, or closes it again; does nothing on somebody else's.
    public void reach(NetworkChoice.Reach reach) {
        if (choice.get() instanceof NetworkChoice.Hosted hosted && hosted.reach() != reach) {
            keep(hosted.withReach(reach));
            core.execute(() -> broker.reach(reach));
        }
    }

    /// How somebody who is invited reaches this network, best first; empty while that is not known.
    public List<URI> invitationAddresses() {
        return switch (choice.get()) {
            case NetworkChoice.Broker broker -> List.of(broker.uri());
            case NetworkChoice.Guest guest -> List.of(guest.uri());
            case NetworkChoice.Hosted _ ->
                hosting.get() instanceof Hosting.State.Running running ? running.addresses() : List.of();
        };
    }

    /// What somebody who is invited needs as a password: the code of a hosted network. A password that goes with a user
    /// is one's own and stays here.
    public Optional<String> joinCode() {
        return switch (choice.get()) {
            case NetworkChoice.Broker broker -> broker.user().isPresent() ? Optional.empty() : broker.password();
            case NetworkChoice.Guest guest -> Optional.of(guest.joinCode());
            case NetworkChoice.Hosted hosted -> Optional.of(hosted.joinCode());
        };
    }

    /// How many others would lose their network if this program ended now.
    public int people() {
        return hosting.get() instanceof Hosting.State.Running running ? running.people() : 0;
    }

    /// Ends the session by `goodbye`, then one's own broker. Completes on the core thread.
    public CompletionStage<Void> end(Function<Session, CompletionStage<Void>> goodbye) {
        choices++;
        return goodbye.apply(session).thenCompose(_ -> broker.stop());
    }

    private void enter() {
        connected = false;
        switch (choice.get()) {
            case NetworkChoice.Broker _, NetworkChoice.Guest _ -> connect();
            case NetworkChoice.Hosted hosted -> {
                hosting.set(new Hosting.State.Starting());
                core.execute(() -> broker.start(brokerFolder, hosted, state -> ui.execute(() -> brokerIs(state))));
            }
        }
    }

    private void brokerIs(Hosting.State state) {
        if (state instanceof Hosting.State.Running running && choice.get() instanceof NetworkChoice.Hosted hosted) {
            NetworkChoice.Hosted now = hosted.withPort(running.port()).withCertificate(running.certificate());
            if (!now.equals(hosted)) {
                keep(now);
            }
            hosting.set(state);
            if (!connected) {
                connect();
            }
        } else {
            hosting.set(state);
        }
    }

    private void connect() {
        connected = true;
        NetworkChoice now = choice.get();
        core.execute(() -> session.connect(networks.at(now)));
    }

    /// The network that was hosted last since the program began, while it is another one that is used.
    Optional<NetworkChoice.Hosted> hostedBefore() {
        return hostedBefore;
    }

    private void keep(NetworkChoice changed) {
        if (choice.get() instanceof NetworkChoice.Hosted hosted) {
            hostedBefore = Optional.of(hosted);
        }
        choice.set(changed);
        session.chooseNetwork(changed);
    }

    private CompletionStage<Void> leaveBroker() {
        return CompletableFuture.runAsync(() -> {}, core).thenCompose(_ -> broker.stop());
    }

    private final class LinkFollower implements Follower {
        @Override
        public void begin(Overview overview) {
            link.set(overview.link());
        }

        @Override
        public void happened(ChatEvent event) {
            if (event instanceof ChatEvent.LinkChanged(var now)) {
                link.set(now);
            }
        }
    }
}
