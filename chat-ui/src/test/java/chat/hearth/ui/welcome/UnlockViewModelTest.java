package chat.hearth.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.store.Passphrase;
import chat.hearth.core.store.PassphraseRefused;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.time.ManualCore;
import chat.hearth.ui.welcome.UnlockViewModel.State;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class UnlockViewModelTest {
    private final Attempts signIn = new Attempts();
    private final ManualCore core = new ManualCore();
    private final UnlockViewModel model = new UnlockViewModel("1", signIn, core);

    @Test
    void nothingIsTriedBeforeSomethingIsTyped() {
        model.open();

        assertFalse(model.ready().get());
        assertEquals(List.of(), signIn.unlocked);
    }

    @Test
    void whatIsTypedIsTriedOnce() {
        model.typed().set("the cold bright hearth");
        model.open();
        model.open();

        assertEquals(List.of(new Attempts.Unlocked("1", new Passphrase("the cold bright hearth"))), signIn.unlocked);
        assertEquals(new State.Working(), model.state().get());
    }

    @Test
    void wrongOneStaysAndNoneIsTriedUntilThePauseIsOver() {
        model.typed().set("wrong");
        model.open();
        signIn.stage.completeExceptionally(refused(Duration.ofMillis(1_500)));
        State atOnce = model.state().get();
        model.open();
        core.advance(Duration.ofSeconds(1));
        model.tick();
        State later = model.state().get();
        boolean readyBefore = model.ready().get();
        core.advance(Duration.ofSeconds(1));
        model.tick();

        assertEquals(List.of(new State.Wrong(2), new State.Wrong(1)), List.of(atOnce, later));
        assertEquals(new State.Wrong(0), model.state().get());
        assertEquals(1, signIn.unlocked.size());
        assertEquals("wrong", model.typed().get());
        assertFalse(readyBefore);
        assertTrue(model.ready().get());
    }

    @Test
    void storeThatDoesNotOpenForAnotherReasonSaysSo() {
        model.typed().set("the cold bright hearth");
        model.open();

        signIn.stage.completeExceptionally(
                new CompletionException(new StoreException(StoreException.Why.FULL, "full")));

        assertEquals(new State.Failed(StoreException.Why.FULL), model.state().get());
        assertTrue(model.ready().get());
    }

    @Test
    void whatCanBeDoneWithoutItIsSaidWhenAskedFor() {
        boolean before = model.forgotten().get();

        model.forget();

        assertFalse(before);
        assertTrue(model.forgotten().get());
    }

    private static PassphraseRefused refused(Duration pause) {
        return new PassphraseRefused(PassphraseRefused.Why.WRONG, pause);
    }
}
