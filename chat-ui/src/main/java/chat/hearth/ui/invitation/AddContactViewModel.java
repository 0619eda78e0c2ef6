package chat.hearth.ui.invitation;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.event.Follower;
import chat.hearth.core.event.Overview;
import chat.hearth.core.event.Subscription;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.session.InvitationRefused;
import chat.hearth.core.session.Session;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.ui.connection.Connection;
import chat.hearth.ui.view.Causes;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Notices;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Ui;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the maker of an invitation to become a contact. What was typed stays until the request is stored. Lives on the
/// FX thread; knows no node.
public final class AddContactViewModel implements Follower, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AddContactViewModel.class);

    private final Session session;
    private final Executor ui;
    private final Connection connection;
    private final Navigator navigator;
    private final Said said;
    private final InvitationFieldViewModel field;
    private final StringProperty greeting = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Waiting());
    private final Map<PeerId, Contact> people = new HashMap<>();
    private final Subscription subscription;

    /// What can be done with what is in the field.
    sealed interface State {
        /// There is no invitation yet.
        record Waiting() implements State {}

        record Ready() implements State {}

        record Sending() implements State {}

        /// @param problem the key of a sentence
        record Refused(String problem) implements State {}

        record AlreadyContact(PeerId peer) implements State {}

        /// @param theirs where the invitation leads
        record OtherNetwork(URI theirs) implements State {}
    }

    /// What words are made of.
    public record Said(Texts texts, Notices notices, InstantSource clock) {
        @Inject
        public Said {}
    }

    @Inject
    public AddContactViewModel(
            Session session,
            @Ui Executor ui,
            Connection connection,
            Navigator navigator,
            Said said,
            InvitationFieldViewModel field) {
        this.session = session;
        this.ui = ui;
        this.connection = connection;
        this.navigator = navigator;
        this.said = said;
        this.field = field;
        field.state().addListener((_, _, _) -> judge());
        subscription = session.follow(ui, this);
    }

    InvitationFieldViewModel field() {
        return field;
    }

    StringProperty greeting() {
        return greeting;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// How many more characters the greeting may have; negative if it is too long.
    int room() {
        return Contact.MAX_GREETING
                - greeting.get().codePointCount(0, greeting.get().length());
    }

    void send() {
        if (state.get() instanceof State.Ready && room() >= 0) {
            invitation()
                    .ifPresent(invitation -> sending(
                            invitation, session.add(invitation, greeting.get().strip())));
        }
    }

    /// Asks on the network in use, although the invitation names another one.
    void sendHere() {
        if (state.get() instanceof State.OtherNetwork) {
            invitation()
                    .ifPresent(invitation -> sending(
                            invitation,
                            session.addHere(invitation, greeting.get().strip())));
        }
    }

    /// Meets all contacts on the network of the invitation from now on, and asks there.
    void switchNetwork() {
        if (state.get() instanceof State.OtherNetwork) {
            invitation().ifPresent(invitation -> {
                NetworkChoice.of(invitation).ifPresent(connection::choose);
                sending(invitation, session.addHere(invitation, greeting.get().strip()));
            });
        }
    }

    void openChat() {
        if (state.get() instanceof State.AlreadyContact(var peer)) {
            navigator.show(new Route.Chat(new ConversationId(peer)));
        }
    }

    /// The network in use, by its host; empty for one's own.
    Optional<URI> ownNetwork() {
        return switch (connection.choice().get()) {
            case NetworkChoice.Broker broker -> Optional.of(broker.uri());
            case NetworkChoice.Guest guest -> Optional.of(guest.uri());
            case NetworkChoice.Hosted _ -> Optional.empty();
        };
    }

    @Override
    public void begin(Overview overview) {
        overview.contacts().forEach(contact -> people.put(contact.id(), contact));
        judge();
    }

    @Override
    public void happened(ChatEvent event) {
        if (event instanceof ChatEvent.ContactChanged(var contact)) {
            people.put(contact.id(), contact);
        }
    }

    @Override
    public void close() {
        field.cancel();
        subscription.close();
    }

    private Optional<Invitation> invitation() {
        return field.invitation().getValue();
    }

    private void judge() {
        state.set(invitation().map(this::judged).orElseGet(State.Waiting::new));
    }

    /// What can be said before the session is asked, which has the last word.
    private State judged(Invitation invitation) {
        PeerId peer = invitation.peer();
        Optional<Contact> known = Optional.ofNullable(people.get(peer));
        if (peer.equals(session.self())) {
            return refused(InvitationRefused.Why.OWN, invitation);
        }
        if (known.filter(each -> each.isMetAt(invitation.address())).isPresent()) {
            return refused(InvitationRefused.Why.ALREADY_A_CONTACT, invitation);
        }
        if (known.filter(each -> each.standing() == Standing.BLOCKED).isPresent()) {
            return refused(InvitationRefused.Why.BLOCKED, invitation);
        }
        return invitation.expires().isBefore(said.clock().instant())
                ? refused(InvitationRefused.Why.EXPIRED, invitation)
                : new State.Ready();
    }

    private void sending(Invitation invitation, CompletionStage<Void> request) {
        state.set(new State.Sending());
        request.whenCompleteAsync((_, failure) -> sent(invitation, failure), ui);
    }

    private void sent(Invitation invitation, @Nullable Throwable failure) {
        if (failure != null) {
            state.set(failed(invitation, Causes.of(failure)));
            return;
        }
        said.notices().say(said.texts().get("add.sent"));
        navigator.show(new Route.Chat(new ConversationId(invitation.peer())));
    }

    private static State failed(Invitation invitation, Throwable cause) {
        if (cause instanceof InvitationRefused refusal) {
            return refused(refusal.why(), invitation);
        }
        if (cause instanceof StoreException store) {
            return new State.Refused(StoreWords.key(store));
        }
        LOG.warn("A request could not be made", cause);
        return new State.Refused("invitation.store.failed");
    }

    private static State refused(InvitationRefused.Why why, Invitation invitation) {
        return switch (why) {
            case OWN -> new State.Refused("add.problem.own");
            case ALREADY_A_CONTACT -> new State.AlreadyContact(invitation.peer());
            case EXPIRED -> new State.Refused("add.problem.expired");
            case BLOCKED -> new State.Refused("add.problem.blocked");
            case OTHER_NETWORK ->
                invitation
                        .network()
                        .<State>map(State.OtherNetwork::new)
                        .orElseGet(() -> new State.Refused("add.problem.computer"));
        };
    }
}
