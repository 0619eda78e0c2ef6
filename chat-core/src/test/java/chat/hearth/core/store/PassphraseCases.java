package chat.hearth.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Who may open a store.
abstract class PassphraseCases extends CommitCases {
    private static final Passphrase RIGHT = new Passphrase("the cold bright hearth");
    private static final Passphrase OTHER = new Passphrase("石头记 1791");

    @Test
    void storeWithoutAPassphraseOpensWithAny() {
        commit(append(received(1)));
        answer(() -> store.close());

        store = answer(() -> stores().open(folder, OTHER));

        assertEquals(List.of("1"), history());
        assertEquals(false, answer(() -> stores().asksPassphrase(folder)));
    }

    @Test
    void storeWithAPassphraseOpensWithItAlone() {
        commit(append(received(1)));
        change(Optional.empty(), Optional.of(RIGHT));
        boolean asks = answer(() -> stores().asksPassphrase(folder));
        answer(() -> store.close());

        PassphraseRefused without = refused(() -> stores().open(folder));
        store = answer(() -> stores().open(folder, RIGHT));

        assertEquals(PassphraseRefused.Why.MISSING, without.why());
        assertEquals(List.of("1"), history());
        assertEquals(true, asks);
    }

    @Test
    void wrongPassphraseIsRefusedForAWhile() {
        change(Optional.empty(), Optional.of(RIGHT));
        answer(() -> store.close());

        PassphraseRefused wrong = refused(() -> stores().open(folder, OTHER));

        assertEquals(PassphraseRefused.Why.WRONG, wrong.why());
        assertEquals(Duration.ofSeconds(1), wrong.pause());
    }

    @Test
    void passphraseIsChangedByWhoeverKnowsIt() {
        change(Optional.empty(), Optional.of(RIGHT));
        PassphraseRefused without =
                refused(() -> stores().change(folder, new PassphraseChange(Optional.empty(), Optional.of(OTHER))));
        change(Optional.of(RIGHT), Optional.of(OTHER));
        answer(() -> store.close());

        store = answer(() -> stores().open(folder, OTHER));

        assertEquals(PassphraseRefused.Why.MISSING, without.why());
        assertEquals(List.of(), history());
    }

    @Test
    void passphraseThatIsTakenAwayIsNotAskedForAgain() {
        commit(append(received(1)));
        change(Optional.empty(), Optional.of(RIGHT));
        change(Optional.of(RIGHT), Optional.empty());

        reopen();

        assertEquals(List.of("1"), history());
        assertEquals(false, answer(() -> stores().asksPassphrase(folder)));
    }

    private void change(Optional<Passphrase> old, Optional<Passphrase> next) {
        answer(() -> stores().change(folder, new PassphraseChange(old, next)));
    }

    private PassphraseRefused refused(Supplier<? extends CompletionStage<?>> call) {
        return assertThrows(
                PassphraseRefused.class, () -> answer(() -> call.get().thenApply(done -> done)));
    }
}
