package chat.hearth.ui.invitation;

import chat.hearth.core.identity.Invitation;
import chat.hearth.core.session.Session;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.transport.Hosting;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.ui.connection.Connection;
import chat.hearth.ui.view.Background;
import chat.hearth.ui.view.Causes;
import chat.hearth.ui.view.Ui;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One's own invitation, made when the dialog opens, when the network's addresses change, and when asked for another
/// one. Lives on the FX thread; knows no node.
public final class InviteViewModel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InviteViewModel.class);

    private final Session session;
    private final Connection connection;
    private final Executor background;
    private final Executor ui;
    private final ObservableList<URI> addresses = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable URI> address = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Making());
    private final ChangeListener<Object> networkChanged = (_, _, _) -> networkChanged();
    private int attempt;

    /// What became of the invitation.
    sealed interface State {
        record Making() implements State {}

        record Ready(Invitation invitation) implements State {}

        /// @param problem the key of a sentence
        record Failed(String problem) implements State {}
    }

    /// Writes a picture; runs in the background.
    @FunctionalInterface
    interface Writer {
        void write(Path file) throws IOException;
    }

    @Inject
    public InviteViewModel(Session session, Connection connection, @Background Executor background, @Ui Executor ui) {
        this.session = session;
        this.connection = connection;
        this.background = background;
        this.ui = ui;
        address.addListener((_, _, now) -> addressed(now));
        connection.hosting().addListener(networkChanged);
        connection.choice().addListener(networkChanged);
        networkChanged();
    }

    /// Where the one who is invited can reach the network, best first.
    ObservableList<URI> addresses() {
        return addresses;
    }

    /// The one of them that the invitation names.
    ObjectProperty<@Nullable URI> address() {
        return address;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Whether the network is one's own and closed to other computers.
    ObservableValue<Boolean> onlyHere() {
        return connection
                .choice()
                .map(choice -> choice instanceof NetworkChoice.Hosted hosted
                        && hosted.reach() == NetworkChoice.Reach.THIS_COMPUTER);
    }

    void letOthersIn() {
        connection.reach(NetworkChoice.Reach.LOCAL_NETWORK);
    }

    /// Makes another invitation; those made before stay good.
    void another() {
        int mine = ++attempt;
        state.set(new State.Making());
        session.invite(Optional.ofNullable(address.get()), connection.joinCode())
                .whenCompleteAsync(
                        (made, failure) -> {
                            if (mine == attempt) {
                                state.set(failure == null ? new State.Ready(made) : failed(failure));
                            }
                        },
                        ui);
    }

    /// Completes on the FX thread; fails with an `IOException` if the file cannot be written.
    CompletableFuture<Void> save(Path file, Writer picture) {
        CompletableFuture<Void> saved = new CompletableFuture<>();
        background.execute(() -> {
            try {
                picture.write(file);
                ui.execute(() -> saved.complete(null));
            } catch (IOException e) {
                LOG.warn("A picture could not be saved", e);
                ui.execute(() -> saved.completeExceptionally(e));
            }
        });
        return saved;
    }

    @Override
    public void close() {
        attempt++;
        connection.hosting().removeListener(networkChanged);
        connection.choice().removeListener(networkChanged);
    }

    private void networkChanged() {
        List<URI> now = connection.invitationAddresses();
        if (connection.hosting().get() instanceof Hosting.State.Failed) {
            state.set(new State.Failed("invite.problem.host"));
        } else if (now.isEmpty()) {
            attempt++;
            state.set(new State.Making());
        } else if (!now.equals(addresses) || address.get() == null) {
            addresses.setAll(now);
            address.set(null);
            address.set(now.getFirst());
        }
    }

    /// The token stays the same when another address of the same network is chosen.
    private void addressed(@Nullable URI now) {
        if (now != null
                && state.get() instanceof State.Ready(var made)
                && addresses.contains(made.network().orElse(now))) {
            state.set(new State.Ready(at(now, made)));
        } else if (now != null) {
            another();
        }
    }

    private static Invitation at(URI network, Invitation made) {
        return new Invitation(
                made.identity(),
                made.address(),
                made.device(),
                made.token(),
                Optional.of(network),
                made.name(),
                made.expires(),
                made.certificate(),
                made.joinCode());
    }

    private static State failed(Throwable failure) {
        Throwable cause = Causes.of(failure);
        if (cause instanceof StoreException store) {
            return new State.Failed(StoreWords.key(store));
        }
        LOG.warn("An invitation could not be made", cause);
        return new State.Failed("invitation.store.failed");
    }
}
