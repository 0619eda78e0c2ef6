package chat.hearth.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class NavigatorTest {
    private static final Question TOLD = new Question("Restored", "Something is missing.", List.of());
    private static final Route.AddContact ADD = new Route.AddContact("hearth:1");

    private final Navigator navigator = new Navigator();

    @Test
    void whatComesWhileAQuestionStandsThereIsShownAfterIt() {
        navigator.ask(TOLD);

        navigator.showInTurn(ADD);
        assertEquals(new Route.Question(TOLD), navigator.dialog().get());
        navigator.closeDialog();

        assertEquals(ADD, navigator.dialog().get());
        navigator.closeDialog();
        assertNull(navigator.dialog().get());
    }

    @Test
    void whatComesWhileAnotherDialogIsOpenTakesItsPlace() {
        navigator.show(new Route.Settings());

        navigator.showInTurn(ADD);

        assertEquals(ADD, navigator.dialog().get());
        navigator.closeDialog();
        assertNull(navigator.dialog().get());
    }

    @Test
    void anAnswerThatLeadsToAnotherPageLosesNothingThatWaits() {
        navigator.ask(TOLD);
        navigator.showInTurn(ADD);

        navigator.answer(() -> navigator.show(new Route.Requests()));

        assertEquals(new Route.Requests(), navigator.page().get());
        assertEquals(ADD, navigator.dialog().get());
    }

    @Test
    void anAnswerThatAsksAgainComesFirst() {
        Question again = new Question("Sure?", "", List.of());
        navigator.ask(TOLD);
        navigator.showInTurn(ADD);

        navigator.answer(() -> navigator.ask(again));
        assertEquals(new Route.Question(again), navigator.dialog().get());
        navigator.closeDialog();

        assertEquals(ADD, navigator.dialog().get());
    }
}
