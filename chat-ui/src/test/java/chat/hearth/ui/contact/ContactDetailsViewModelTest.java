package chat.hearth.ui.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.ui.contact.ContactDetailsViewModel.Action;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Texts;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContactDetailsViewModelTest {
    private static final Contact ANA = RecordedSession.contact("a", "Ana", Standing.ACCEPTED);

    private final RecordedSession session = new RecordedSession(ANA);
    private final Navigator navigator = new Navigator();
    private final ContactDetailsViewModel model =
            new ContactDetailsViewModel(session.session(), Runnable::run, navigator, new Texts(), ANA.id());

    @Test
    void nicknameIsSavedAndCleared() {
        model.nickname().set("Ana from lab 2");
        model.saveNickname();
        model.nickname().set("  ");
        model.saveNickname();

        assertEquals(
                List.of(
                        "rename(" + ANA.id() + ", Optional[Ana from lab 2])",
                        "rename(" + ANA.id() + ", Optional.empty)"),
                session.calls());
    }

    @Test
    void nicknameThatIsNoNameIsNotSavedAndStaysInTheField() {
        model.nickname().set("x".repeat(51));

        model.saveNickname();

        assertTrue(model.unfit().get());
        assertEquals(List.of(), session.calls());
        assertEquals(51, model.nickname().get().length());
    }

    @Test
    void actionsDependOnTheStanding() {
        Map<Standing, Set<Action>> actions = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.values()) {
            session.tell(new ChatEvent.ContactChanged(ANA.withStanding(standing, RecordedSession.NOON)));
            actions.put(standing, model.actions());
        }

        Set<Action> known = Set.of(Action.REMOVE, Action.ERASE, Action.BLOCK);
        Set<Action> stranger = Set.of(Action.ERASE, Action.BLOCK);
        assertEquals(
                Map.of(
                        Standing.INVITED, known,
                        Standing.ACCEPTED, known,
                        Standing.REQUESTED, stranger,
                        Standing.DECLINED, stranger,
                        Standing.REMOVED, stranger,
                        Standing.BLOCKED, Set.of(Action.ERASE, Action.UNBLOCK)),
                actions);
    }

    @Test
    void everyActionIsAskedBeforeItIsDone() {
        Arrays.stream(Action.values()).forEach(action -> {
            model.take(action);
            List<String> before = List.copyOf(session.calls());
            Route.Question asked = (Route.Question) navigator.dialog().get();
            asked.question().choices().getFirst().action().run();
            assertEquals(before.size() + 1, session.calls().size());
        });

        assertEquals(
                List.of("remove", "erase", "block", "unblock"),
                session.calls().stream()
                        .map(call -> call.substring(0, call.indexOf('(')))
                        .toList());
    }

    @Test
    void closedDetailsHearNothingMore() {
        assertFalse(session.followers() == 0);

        model.close();

        assertEquals(0, session.followers());
    }
}
