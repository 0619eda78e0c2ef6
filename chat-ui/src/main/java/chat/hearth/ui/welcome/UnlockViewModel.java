package chat.hearth.ui.welcome;

import chat.hearth.core.store.Passphrase;
import chat.hearth.core.store.PassphraseRefused;
import chat.hearth.core.store.StoreException;
import chat.hearth.ui.view.Causes;
import chat.hearth.ui.view.Countdown;
import java.time.InstantSource;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The passphrase of an account that does not open without one. What was typed stays, whatever fails. Lives on the FX
/// thread; knows no node.
public final class UnlockViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(UnlockViewModel.class);

    private final String account;
    private final SignIn signIn;
    private final Countdown pause;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Asking());
    private final ReadOnlyBooleanWrapper forgotten = new ReadOnlyBooleanWrapper();
    private final BooleanBinding ready;

    /// What is going on.
    public sealed interface State {
        record Asking() implements State {}

        record Working() implements State {}

        /// That was not the passphrase.
        ///
        /// @param pause in whole seconds, before another one is looked at; 0 if it is over
        record Wrong(long pause) implements State {}

        /// It may be the passphrase, but the store does not open.
        record Failed(StoreException.Why why) implements State {}
    }

    /// @param account named as in [KeptAccount#id()]
    UnlockViewModel(String account, SignIn signIn, InstantSource clock) {
        this.account = account;
        this.signIn = signIn;
        this.pause = new Countdown(clock);
        ready = Bindings.createBooleanBinding(this::isReady, typed, state);
    }

    public StringProperty typed() {
        return typed;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Whether something is typed that may be tried now.
    public BooleanBinding ready() {
        return ready;
    }

    /// Whether one has said that one does not know it any more, and wants to know what can be done.
    public ReadOnlyBooleanProperty forgotten() {
        return forgotten.getReadOnlyProperty();
    }

    public void forget() {
        forgotten.set(true);
    }

    /// Tries what is typed, unless it is being tried or the pause is not over.
    public void open() {
        if (isReady()) {
            state.set(new State.Working());
            signIn.unlock(account, new Passphrase(typed.get())).whenComplete((_, problem) -> ended(problem));
        }
    }

    /// Time has passed: counts down.
    public void tick() {
        if (state.get() instanceof State.Wrong) {
            state.set(new State.Wrong(pause.seconds()));
        }
    }

    private boolean isReady() {
        boolean possible = switch (state.get()) {
            case State.Asking _, State.Failed _ -> true;
            case State.Working _ -> false;
            case State.Wrong(var pause) -> pause == 0;
        };
        return possible && !typed.get().isEmpty();
    }

    private void ended(@Nullable Throwable problem) {
        if (problem != null) {
            failed(Causes.of(problem));
        } // else the window has changed
    }

    private void failed(Throwable problem) {
        switch (problem) {
            case PassphraseRefused refused -> {
                pause.begin(refused.pause());
                state.set(new State.Wrong(pause.seconds()));
            }
            case StoreException store -> state.set(new State.Failed(store.why()));
            default -> {
                LOG.error("The account does not open", problem);
                state.set(new State.Failed(StoreException.Why.FAILED));
            }
        }
    }
}
