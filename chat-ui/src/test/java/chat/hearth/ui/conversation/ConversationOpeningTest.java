package chat.hearth.ui.conversation;

import static chat.hearth.ui.conversation.StoredConversation.lines;
import static chat.hearth.ui.conversation.StoredConversation.messages;
import static chat.hearth.ui.conversation.StoredConversation.textBelowLine;
import static chat.hearth.ui.conversation.StoredConversation.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.event.ChatEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConversationOpeningTest {
    private static final Instant NOON = FakeSession.NOON;

    private final StoredConversation chat = new StoredConversation();

    @Test
    void opensAtTheEndWhenEverythingIsRead() {
        List<Message> messages = chat.stored(100);
        chat.read(messages.getLast());

        ConversationViewModel model = chat.open();

        assertEquals(new Place.End(), model.place().get());
        assertEquals("m99", texts(model).getLast());
        assertEquals(ConversationViewModel.PAGE, texts(model).size());
    }

    @Test
    void opensAtTheFirstMessageThatIsNew() {
        List<Message> messages = chat.stored(1_000);
        chat.read(messages.get(499));

        ConversationViewModel model = chat.open();

        assertEquals(
                new Place.At(messages.get(500).position(), ConversationViewModel.LINE_ABOVE),
                model.place().get());
        assertEquals("m500", textBelowLine(model));
        assertEquals(500, model.unread().get());
    }

    @Test
    void opensAtTheVeryFirstMessageWhenNothingWasEverRead() {
        chat.stored(1_000);

        ConversationViewModel model = chat.open();

        assertEquals("m0", textBelowLine(model));
    }

    @Test
    void theLineIsNotDrawnWhereOlderNewMessagesAreNotLoaded() {
        List<Message> messages = chat.stored(1_000);
        chat.places.leave(FakeSession.CHAT, new Place.At(messages.get(900).position(), 0));
        chat.read(messages.get(10));

        ConversationViewModel model = chat.open();

        assertEquals(0, lines(model));
    }

    @Test
    void goesBackToWhereOneLeft() {
        List<Message> messages = chat.stored(1_000);
        ConversationViewModel before = chat.open();
        before.standsAt(new Place.At(messages.get(300).position(), -12));
        before.close();

        ConversationViewModel again = chat.open();

        assertEquals(
                new Place.At(messages.get(300).position(), -12), again.place().get());
        assertTrue(texts(again).contains("m300"));
    }

    @Test
    void whatArrivesWhileTheFirstPageIsReadIsShown() {
        chat.stored(3);
        ConversationViewModel model = chat.model();
        chat.core.runReady();
        chat.ui.runReady();
        Message late = chat.session.theirs(NOON.plusSeconds(90_000), "late");
        chat.core.runReady();

        model.happened(new ChatEvent.MessageAdded(late));
        chat.run();

        assertEquals(List.of("m0", "m1", "m2", "late"), texts(model));
    }

    @Test
    void aStateThatIsNewerThanThePageIsKept() {
        Message message = chat.session.mine(NOON, "mine", new Delivery.Queued());
        chat.session.arrive(message);
        chat.core.runReady();
        ConversationViewModel model = chat.model();
        chat.core.runReady();
        chat.ui.runReady();
        chat.core.runReady();
        Message delivered = message.withDelivery(new Delivery.Delivered(Optional.empty(), NOON));

        model.happened(new ChatEvent.MessageChanged(delivered));
        chat.run();

        assertEquals(List.of(delivered), messages(model));
    }

    @Test
    void aMessageThatWasRemovedDoesNotComeBackWithThePage() {
        Message message = chat.stored(1).getFirst();
        ConversationViewModel model = chat.model();
        chat.core.runReady();
        chat.ui.runReady();
        chat.core.runReady();

        model.happened(new ChatEvent.MessageRemoved(FakeSession.CHAT, message.sender(), message.id()));
        chat.run();

        assertEquals(List.of(), model.rows());
    }
}
