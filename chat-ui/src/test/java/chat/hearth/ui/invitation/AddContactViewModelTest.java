package chat.hearth.ui.invitation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.contact.Standing;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.wire.InvitationLink;
import chat.hearth.ui.contact.RecordedSession;
import chat.hearth.ui.invitation.AddContactViewModel.State;
import chat.hearth.ui.view.Route;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AddContactViewModelTest {
    private static final URI LAB = URI.create("mqtt://lab.example:1883");
    private static final NetworkChoice BROKER = new NetworkChoice.Broker(LAB, Optional.empty(), Optional.empty());
    private static final Invitation ANA = Invitations.from("Ana", LAB.toString(), new Random(1));
    private static final String LINK = InvitationLink.full(ANA);

    @Test
    void sentRequestLeadsToTheChat() {
        Dialogs dialogs = new Dialogs(BROKER);
        AddContactViewModel model = dialogs.addModel();
        model.field().text().set(LINK);
        model.greeting().set(" Hi, Bob here ");

        model.send();

        assertTrue(dialogs.session.calls().contains("add(" + ANA + ", Hi, Bob here)"));
        assertEquals(
                new Route.Chat(new ConversationId(ANA.peer())),
                dialogs.navigator.page().get());
        assertEquals("Request sent", dialogs.notices.newest().get());
    }

    @Test
    void greetingOfMoreThan280CodePointsIsNotSent() {
        Dialogs dialogs = new Dialogs(BROKER);
        AddContactViewModel model = dialogs.addModel();
        model.field().text().set(LINK);
        model.greeting().set("👍".repeat(281));

        model.send();

        assertEquals(-1, model.room());
        assertEquals(List.of(), adds(dialogs));
    }

    @Test
    void contactLeadsToItsChatInsteadOfARequest() {
        Dialogs dialogs = new Dialogs(BROKER, RecordedSession.contact(ANA.peer(), "Ana", Standing.ACCEPTED));
        AddContactViewModel model = dialogs.addModel();
        model.field().text().set(LINK);
        State state = model.state().get();

        model.openChat();

        assertEquals(new State.AlreadyContact(ANA.peer()), state);
        assertEquals(
                new Route.Chat(new ConversationId(ANA.peer())),
                dialogs.navigator.page().get());
    }

    @Test
    void blockedPersonAndExpiredInvitationAreRefusedBeforeAsking() {
        Dialogs blocked = new Dialogs(BROKER, RecordedSession.contact(ANA.peer(), "Ana", Standing.BLOCKED));
        AddContactViewModel toBlocked = blocked.addModel();
        toBlocked.field().text().set(LINK);
        Dialogs late = new Dialogs(BROKER);
        late.core.advance(Duration.ofDays(8));
        AddContactViewModel tooLate = late.addModel();
        tooLate.field().text().set(LINK);

        assertEquals(
                List.of(new State.Refused("add.problem.blocked"), new State.Refused("add.problem.expired")),
                List.of(toBlocked.state().get(), tooLate.state().get()));
    }

    @Test
    void whatTheStoreRefusesIsSaidAndTheInputStays() {
        Dialogs dialogs = new Dialogs(BROKER);
        dialogs.session.answer(
                "add", CompletableFuture.failedFuture(new StoreException(StoreException.Why.FULL, "full")));
        AddContactViewModel model = dialogs.addModel();
        model.field().text().set(LINK);
        model.greeting().set("Hi");

        model.send();

        assertEquals(new State.Refused("invitation.store.full"), model.state().get());
        assertEquals(
                List.of(LINK, "Hi"),
                List.of(model.field().text().get(), model.greeting().get()));
    }

    private static List<String> adds(Dialogs dialogs) {
        return dialogs.session.calls().stream()
                .filter(call -> call.startsWith("add"))
                .toList();
    }
}
