package chat.hearth.ui.settings;

import chat.hearth.core.store.Passphrase;
import chat.hearth.core.store.PassphraseChange;
import chat.hearth.core.store.PassphraseRefused;
import chat.hearth.core.store.StoreException;
import chat.hearth.ui.view.Causes;
import chat.hearth.ui.view.Countdown;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sets, changes and takes away the passphrase of the account that is open. Lives on the FX thread; knows no node.
public final class PassphraseViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(PassphraseViewModel.class);

    private final Protection protection;
    private final Countdown pause;
    private final StringProperty old = new SimpleStringProperty("");
    private final StringProperty next = new SimpleStringProperty("");
    private final StringProperty again = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Boolean> on = new ReadOnlyObjectWrapper<>(false);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Looking());
    private final BooleanBinding settable;
    private final BooleanBinding removable;

    /// What is going on.
    public sealed interface State {
        /// Whether there is a passphrase is not known yet.
        record Looking() implements State {}

        record Asking() implements State {}

        record Working() implements State {}

        /// The old one was not the passphrase.
        ///
        /// @param pause in whole seconds, before another one is looked at; 0 if it is over
        record Wrong(long pause) implements State {}

        record Failed(StoreException.Why why) implements State {}

        /// The passphrase is now another one, or gone.
        record Done() implements State {}
    }

    /// What is wrong with the new one.
    public enum Fault {
        NONE,
        SHORT,
        /// It was not typed the same way twice.
        DIFFERENT
    }

    @Inject
    public PassphraseViewModel(Protection protection, InstantSource clock) {
        this.protection = protection;
        this.pause = new Countdown(clock);
        settable = Bindings.createBooleanBinding(this::isSettable, old, next, again, on, state);
        removable = Bindings.createBooleanBinding(() -> isFree() && isOldGiven(), old, on, state);
        protection.isOn().whenComplete((is, problem) -> looked(is, problem));
    }

    public StringProperty old() {
        return old;
    }

    public StringProperty next() {
        return next;
    }

    public StringProperty again() {
        return again;
    }

    /// Whether there is a passphrase already.
    public ReadOnlyObjectProperty<Boolean> on() {
        return on.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// What is wrong with what is typed so far; nothing is wrong with what is not typed yet.
    public ObservableValue<Fault> fault() {
        return Bindings.createObjectBinding(this::currentFault, next, again);
    }

    /// Whether all is typed that a new passphrase needs.
    public BooleanBinding settable() {
        return settable;
    }

    /// Whether all is typed that is needed to take it away.
    public BooleanBinding removable() {
        return removable;
    }

    public void set() {
        if (isSettable()) {
            change(Optional.of(new Passphrase(next.get())));
        }
    }

    public void remove() {
        if (isFree() && on.get() && isOldGiven()) {
            change(Optional.empty());
        }
    }

    /// Time has passed: counts down.
    public void tick() {
        if (state.get() instanceof State.Wrong) {
            state.set(new State.Wrong(pause.seconds()));
        }
    }

    private void change(Optional<Passphrase> to) {
        Optional<Passphrase> from = on.get() ? Optional.of(new Passphrase(old.get())) : Optional.empty();
        state.set(new State.Working());
        protection.change(new PassphraseChange(from, to)).whenComplete((_, problem) -> ended(to.isPresent(), problem));
    }

    private void looked(@Nullable Boolean is, @Nullable Throwable problem) {
        if (problem == null && is != null) {
            on.set(is);
            state.set(new State.Asking());
        } else {
            failed(problem == null ? new IllegalStateException("no answer") : Causes.of(problem));
        }
    }

    /// What was typed stays only where it may be mended.
    private void ended(boolean isOn, @Nullable Throwable problem) {
        if (problem != null) {
            failed(Causes.of(problem));
            return;
        }
        on.set(isOn);
        old.set("");
        next.set("");
        again.set("");
        state.set(new State.Done());
    }

    private void failed(Throwable problem) {
        switch (problem) {
            case PassphraseRefused refused -> {
                pause.begin(refused.pause());
                state.set(new State.Wrong(pause.seconds()));
            }
            case StoreException store -> state.set(new State.Failed(store.why()));
            default -> {
                LOG.error("The passphrase could not be changed", problem);
                state.set(new State.Failed(StoreException.Why.FAILED));
            }
        }
    }

    private boolean isSettable() {
        return isFree()
                && isOldGiven()
                && Passphrase.isLongEnough(next.get())
                && next.get().equals(again.get());
    }

    private boolean isFree() {
        return switch (state.get()) {
            case State.Looking _, State.Working _ -> false;
            case State.Asking _, State.Failed _, State.Done _ -> true;
            case State.Wrong(var pause) -> pause == 0;
        };
    }

    private boolean isOldGiven() {
        return !on.get() || !old.get().isEmpty();
    }

    private Fault currentFault() {
        if (next.get().isEmpty()) {
            return Fault.NONE;
        }
        if (!again.get().isEmpty() && !next.get().startsWith(again.get())) {
            return Fault.DIFFERENT;
        }
        return Passphrase.isLongEnough(next.get()) ? Fault.NONE : Fault.SHORT;
    }
}
