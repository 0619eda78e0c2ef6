package chat.hearth.ui.welcome;

import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.ui.connection.Connection;
import chat.hearth.ui.connection.JoinCodes;
import chat.hearth.ui.settings.NameFault;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who one wants to be and where one wants to meet one's friends. What was entered stays, whatever fails. Lives on
/// the FX thread; knows no node.
public final class WelcomeViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(WelcomeViewModel.class);

    private final SignIn signIn;
    private final JoinCodes joinCodes;
    private final InstantSource clock;
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<Way> way = new SimpleObjectProperty<>(Way.HOST);
    private final ObjectProperty<NetworkChoice.Reach> reach =
            new SimpleObjectProperty<>(NetworkChoice.Reach.THIS_COMPUTER);
    private final ObjectProperty<Optional<Invitation>> invitation = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<NetworkChoice.Broker>> broker = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Asking());
    private final BooleanBinding complete;

    /// How one meets one's friends.
    public enum Way {
        INVITATION,
        HOST,
        BROKER
    }

    /// What is going on.
    public sealed interface State {
        record Asking() implements State {}

        record Working() implements State {}

        /// Asking again.
        record Failed(SignInFailure failure) implements State {}
    }

    /// Why an invitation that is whole cannot be used here.
    public enum InvitationFault {
        NONE,
        EXPIRED,
        /// It does not say where to meet.
        NO_NETWORK
    }

    @Inject
    public WelcomeViewModel(SignIn signIn, JoinCodes joinCodes, InstantSource clock) {
        this.signIn = signIn;
        this.joinCodes = joinCodes;
        this.clock = clock;
        Observable[] entered = {name, way, reach, invitation, broker};
        complete = Bindings.createBooleanBinding(() -> typedName().isPresent() && isNetworkChosen(), entered);
        for (Observable each : entered) {
            each.addListener(_ -> changed());
        }
    }

    public List<KeptAccount> kept() {
        return signIn.kept();
    }

    public StringProperty name() {
        return name;
    }

    public ObservableValue<NameFault> nameFault() {
        return name.map(NameFault::of);
    }

    public ObjectProperty<Way> way() {
        return way;
    }

    public ObjectProperty<NetworkChoice.Reach> reach() {
        return reach;
    }

    /// The invitation that was given, if there is one.
    public ObjectProperty<Optional<Invitation>> invitation() {
        return invitation;
    }

    public ObservableValue<InvitationFault> invitationFault() {
        return invitation.map(given -> given.map(this::faultOf).orElse(InvitationFault.NONE));
    }

    /// The broker that was entered, if it is one.
    public ObjectProperty<Optional<NetworkChoice.Broker>> broker() {
        return broker;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Whether everything is there that the chosen way needs.
    public BooleanBinding complete() {
        return complete;
    }

    /// Makes the account, unless something is missing or it is being made.
    public void start() {
        if (isWorking()) {
            return;
        }
        Optional<Invitation> given = way.get() == Way.INVITATION ? usableInvitation() : Optional.empty();
        typedName().ifPresent(who -> network().ifPresent(where -> follow(() -> signIn.create(who, where, given))));
    }

    public void resume(KeptAccount account) {
        if (!isWorking()) {
            follow(() -> signIn.resume(account));
        }
    }

    public void cancel() {
        if (isWorking()) {
            signIn.cancel();
        }
    }

    private void follow(Supplier<CompletionStage<Void>> attempt) {
        state.set(new State.Working());
        attempt.get().whenComplete((_, problem) -> ended(problem));
    }

    private void ended(@Nullable Throwable problem) {
        if (problem == null) {
            return; // the window has changed
        }
        Optional<SignInFailure> failure = SignInFailure.of(problem);
        if (failure.filter(SignInFailure.Unexpected.class::isInstance).isPresent()) {
            LOG.error("Signing in failed", problem);
        }
        state.set(failure.<State>map(State.Failed::new).orElseGet(State.Asking::new));
    }

    /// An old failure says nothing of what is entered now.
    private void changed() {
        if (state.get() instanceof State.Failed) {
            state.set(new State.Asking());
        }
    }

    private boolean isWorking() {
        return state.get() instanceof State.Working;
    }

    private Optional<DisplayName> typedName() {
        return DisplayName.of(name.get());
    }

    private boolean isNetworkChosen() {
        return switch (way.get()) {
            case INVITATION -> usableInvitation().isPresent();
            case HOST -> true;
            case BROKER -> broker.get().isPresent();
        };
    }

    private Optional<NetworkChoice> network() {
        return switch (way.get()) {
            case INVITATION -> usableInvitation().flatMap(NetworkChoice::of);
            case HOST -> Optional.of(new NetworkChoice.Hosted(Connection.HOSTING_PORT, reach.get(), joinCodes.next()));
            case BROKER -> broker.get().map(entered -> entered);
        };
    }

    private Optional<Invitation> usableInvitation() {
        return invitation.get().filter(given -> faultOf(given) == InvitationFault.NONE);
    }

    private InvitationFault faultOf(Invitation given) {
        if (!given.expires().isAfter(clock.instant())) {
            return InvitationFault.EXPIRED;
        }
        return given.network().isPresent() ? InvitationFault.NONE : InvitationFault.NO_NETWORK;
    }
}
