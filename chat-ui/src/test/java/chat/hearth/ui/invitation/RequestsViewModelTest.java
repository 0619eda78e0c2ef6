package chat.hearth.ui.invitation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.ui.contact.RecordedSession;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Texts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestsViewModelTest {
    private static final Contact FRIEND = RecordedSession.contact("a", "Ana Sousa", Standing.ACCEPTED);
    private static final Contact DOUBLE = RecordedSession.contact("b", "ANA SOUSA", Standing.REQUESTED);
    private static final Contact LATER = RecordedSession.contact("c", "Omar", Standing.REQUESTED)
            .withStanding(Standing.REQUESTED, RecordedSession.NOON.plusSeconds(60));

    private final RecordedSession session = new RecordedSession(FRIEND, DOUBLE);
    private final Navigator navigator = new Navigator();
    private final RequestsViewModel model =
            new RequestsViewModel(session.session(), Runnable::run, navigator, new Texts());

    @Test
    void requestThatLooksLikeAContactSaysSo() {
        assertEquals(
                Optional.of(new DisplayName("Ana Sousa")),
                model.requests().getFirst().looksLike());
    }

    @Test
    void requestsComeNewestFirstAndGoWhenTheyAreAnswered() {
        session.tell(new ChatEvent.ContactChanged(LATER));
        List<String> both = names();
        session.tell(new ChatEvent.ContactChanged(DOUBLE.withStanding(Standing.DECLINED, RecordedSession.NOON)));
        List<String> one = names();
        session.tell(new ChatEvent.ContactForgotten(LATER.id()));

        assertEquals(List.of(List.of("Omar", "ANA SOUSA"), List.of("Omar"), List.of()), List.of(both, one, names()));
    }

    @Test
    void acceptingLeadsToTheChat() {
        model.accept(model.requests().getFirst());

        assertEquals(List.of("accept(" + DOUBLE.id() + ")"), session.calls());
        assertEquals(new Route.Chat(DOUBLE.conversation()), navigator.page().get());
    }

    @Test
    void blockingIsAskedFirst() {
        model.block(model.requests().getFirst());
        List<String> before = List.copyOf(session.calls());
        ((Route.Question) navigator.dialog().get())
                .question()
                .choices()
                .getFirst()
                .action()
                .run();

        assertEquals(List.of(List.of(), List.of("block(" + DOUBLE.id() + ")")), List.of(before, session.calls()));
    }

    private List<String> names() {
        return model.requests().stream().map(row -> row.name().value()).toList();
    }
}
