package chat.hearth.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.store.Passphrase;
import chat.hearth.core.store.PassphraseChange;
import chat.hearth.core.store.PassphraseRefused;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.time.ManualCore;
import chat.hearth.ui.settings.PassphraseViewModel.Fault;
import chat.hearth.ui.settings.PassphraseViewModel.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class PassphraseViewModelTest {
    private static final String OLD = "the cold bright hearth";
    private static final String NEXT = "石头记 1791 年";

    private final ManualCore core = new ManualCore();
    private final Asked asked = new Asked();

    /// Remembers what was asked; the test decides how it ends.
    private static final class Asked implements Protection {
        private final CompletableFuture<Boolean> on = new CompletableFuture<>();
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private final List<PassphraseChange> changes = new ArrayList<>();

        @Override
        public CompletionStage<Boolean> isOn() {
            return on;
        }

        @Override
        public CompletionStage<Void> change(PassphraseChange change) {
            changes.add(change);
            return end;
        }
    }

    @Test
    void firstPassphraseIsSetWithoutAnOldOne() {
        PassphraseViewModel model = model(false);
        type(model, "", NEXT, NEXT);

        model.set();
        asked.end.complete(null);

        assertEquals(List.of(change("", NEXT)), asked.changes);
        assertEquals(new State.Done(), model.state().get());
        assertEquals(true, model.on().get());
        assertEquals(List.of("", "", ""), typed(model));
    }

    @Test
    void nothingIsChangedWithoutTheOldOne() {
        PassphraseViewModel model = model(true);
        type(model, "", NEXT, NEXT);

        model.set();
        model.remove();

        assertFalse(model.settable().get());
        assertFalse(model.removable().get());
        assertEquals(List.of(), asked.changes);
    }

    @Test
    void oldOneIsGivenWithTheChange() {
        PassphraseViewModel model = model(true);
        type(model, OLD, NEXT, NEXT);

        model.set();

        assertEquals(List.of(change(OLD, NEXT)), asked.changes);
        assertEquals(new State.Working(), model.state().get());
    }

    @Test
    void oldOneIsGivenToTakeItAway() {
        PassphraseViewModel model = model(true);
        type(model, OLD, "", "");

        model.remove();
        asked.end.complete(null);

        assertEquals(List.of(change(OLD, "")), asked.changes);
        assertEquals(false, model.on().get());
    }

    @Test
    void newOneIsLongEnoughAndTypedTwice() {
        PassphraseViewModel model = model(false);
        List<Fault> faults = new ArrayList<>();
        for (List<String> each : List.of(
                List.of("", ""),
                List.of("short", ""),
                List.of("long enough", ""),
                List.of("long enough", "long"),
                List.of("long enough", "long and"),
                List.of("long enough", "long enough"))) {
            type(model, "", each.getFirst(), each.getLast());
            faults.add(model.fault().getValue());
            assertEquals(each.getLast().equals("long enough"), model.settable().get());
        }

        assertEquals(List.of(Fault.NONE, Fault.SHORT, Fault.NONE, Fault.NONE, Fault.DIFFERENT, Fault.NONE), faults);
    }

    @Test
    void wrongOldOneKeepsWhatIsTypedAndWaits() {
        PassphraseViewModel model = model(true);
        type(model, "wrong", NEXT, NEXT);
        model.set();
        asked.end.completeExceptionally(new PassphraseRefused(PassphraseRefused.Why.WRONG, Duration.ofSeconds(2)));
        State atOnce = model.state().get();
        boolean settableAtOnce = model.settable().get();
        core.advance(Duration.ofSeconds(2));
        model.tick();

        assertEquals(new State.Wrong(2), atOnce);
        assertEquals(new State.Wrong(0), model.state().get());
        assertEquals(List.of("wrong", NEXT, NEXT), typed(model));
        assertFalse(settableAtOnce);
        assertTrue(model.settable().get());
    }

    @Test
    void changeThatCannotBeKeptIsSaid() {
        PassphraseViewModel model = model(false);
        type(model, "", NEXT, NEXT);
        model.set();

        asked.end.completeExceptionally(new StoreException(StoreException.Why.FULL, "full"));

        assertEquals(new State.Failed(StoreException.Why.FULL), model.state().get());
        assertEquals(false, model.on().get());
    }

    private PassphraseViewModel model(boolean on) {
        PassphraseViewModel model = new PassphraseViewModel(asked, core);
        assertEquals(new State.Looking(), model.state().get());
        asked.on.complete(on);
        return model;
    }

    private static void type(PassphraseViewModel model, String old, String next, String again) {
        model.old().set(old);
        model.next().set(next);
        model.again().set(again);
    }

    private static List<String> typed(PassphraseViewModel model) {
        return List.of(model.old().get(), model.next().get(), model.again().get());
    }

    private static PassphraseChange change(String old, String next) {
        return new PassphraseChange(passphrase(old), passphrase(next));
    }

    private static Optional<Passphrase> passphrase(String text) {
        return Optional.of(text).filter(each -> !each.isEmpty()).map(Passphrase::new);
    }
}
