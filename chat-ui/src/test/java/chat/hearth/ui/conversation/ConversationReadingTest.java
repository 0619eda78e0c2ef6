package chat.hearth.ui.conversation;

import static chat.hearth.ui.conversation.StoredConversation.lines;
import static chat.hearth.ui.conversation.StoredConversation.textBelowLine;
import static chat.hearth.ui.conversation.StoredConversation.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.conversation.Message;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationReadingTest {
    private static final Instant NOON = FakeSession.NOON;

    private final StoredConversation chat = new StoredConversation();

    @Test
    void writingTakesTheLineAwayAndGoesToTheEnd() {
        List<Message> messages = chat.stored(100);
        chat.read(messages.get(50));
        ConversationViewModel model = chat.open();
        assertEquals(1, lines(model));

        chat.session.send(FakeSession.CHAT, "answer");
        chat.run();

        assertEquals(0, lines(model));
        assertEquals(new Place.End(), model.place().get());
        assertEquals("answer", texts(model).getLast());
    }

    @Test
    void aMessageThatNobodySeesArriveStandsBelowTheLine() {
        List<Message> messages = chat.stored(5);
        chat.read(messages.getLast());
        ConversationViewModel model = chat.open();
        model.setWatched(false);

        chat.session.arrive(chat.session.theirs(NOON.plusSeconds(86_000), "unseen"));
        chat.run();

        assertEquals("unseen", textBelowLine(model));
    }

    @Test
    void aMessageThatOneSeesArriveIsNotCalledNew() {
        List<Message> messages = chat.stored(5);
        chat.read(messages.getLast());
        ConversationViewModel model = chat.open();
        model.setWatched(true);

        chat.session.arrive(chat.session.theirs(NOON.plusSeconds(86_000), "seen"));
        chat.run();

        assertEquals(0, lines(model));
    }

    @Test
    void whatWasShownIsReadOnce() {
        List<Message> messages = chat.stored(10);
        ConversationViewModel model = chat.open();

        model.shown(messages.get(4));
        model.shown(messages.get(4));
        model.shown(messages.get(2));
        chat.run();

        assertEquals(List.of("read"), chat.session.calls);
        assertEquals(5, model.unread().get());
    }
}
