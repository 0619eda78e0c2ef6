package chat.hearth.ui.conversation;

import static chat.hearth.ui.conversation.StoredConversation.messages;
import static chat.hearth.ui.conversation.StoredConversation.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.conversation.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class ConversationPagingTest {
    private static final Instant NOON = FakeSession.NOON;

    private final StoredConversation chat = new StoredConversation();

    @Test
    void pagesLeadFromTheFirstMessageToTheLast() {
        chat.stored(2_000);
        ConversationViewModel model = chat.open();
        List<String> seen = new ArrayList<>();

        for (int page = 0; page < 60; page++) {
            texts(model).stream().filter(text -> !seen.contains(text)).forEach(seen::add);
            assertTrue(texts(model).size() <= MessageWindow.MOST);
            model.fetchNewer();
            chat.run();
        }

        assertEquals(IntStream.range(0, 2_000).mapToObj(i -> "m" + i).toList(), seen);
    }

    @Test
    void olderPagesLeaveNoGapWhenTheWindowIsFull() {
        chat.read(chat.stored(2_000).getLast());
        ConversationViewModel model = chat.open();
        for (int page = 0; page < 40; page++) {
            model.fetchOlder();
            chat.run();
        }

        assertEquals(IntStream.range(0, 600).mapToObj(i -> "m" + i).toList(), texts(model));
    }

    @Test
    void theWindowStaysSmallWhileOneReadsAndThousandsArrive() {
        List<Message> messages = chat.stored(100);
        chat.read(messages.getLast());
        ConversationViewModel model = chat.open();
        model.standsAt(new Place.At(messages.get(60).position(), 0));

        for (int i = 0; i < 3_000; i++) {
            chat.session.arrive(chat.session.theirs(NOON.plusSeconds(70_000 + i), "n" + i));
        }
        chat.run();

        assertTrue(texts(model).size() <= MessageWindow.MOST, () -> texts(model).size() + " held");
        assertTrue(texts(model).contains("m60"));
        assertEquals(3_000, model.unread().get());
    }

    @Test
    void theNewestAreThereAfterAJumpToTheEnd() {
        chat.stored(1_000);
        ConversationViewModel model = chat.open();

        model.jumpToEnd();
        chat.run();

        assertEquals("m999", texts(model).getLast());
        assertEquals(new Place.End(), model.place().get());
    }

    @Test
    void aJumpToTheEndWhileAnotherPageIsReadIsNotForgotten() {
        chat.stored(1_000);
        ConversationViewModel model = chat.open();

        model.fetchNewer();
        model.jumpToEnd();
        chat.run();

        assertEquals("m999", texts(model).getLast());
    }

    @Test
    void jumpsToTheStart() {
        chat.read(chat.stored(1_000).getLast());
        ConversationViewModel model = chat.open();

        model.jumpToStart();
        chat.run();

        assertEquals("m0", texts(model).getFirst());
        assertInstanceOf(Place.At.class, model.place().get());
    }

    @Test
    void theLastLoadedRowIsNotTheEndWhileMoreIsStored() {
        List<Message> messages = chat.stored(1_000);
        ConversationViewModel model = chat.open();
        Place.At last = new Place.At(messages.get(29).position(), 500);

        model.standsAtLastRow(last);

        assertEquals(last, model.place().get());
    }

    @Test
    void theLatestMessagesComeWhenAllThatWereLoadedAreDeleted() {
        List<Message> messages = chat.stored(1_000);
        ConversationViewModel model = chat.open();

        messages(model).forEach(chat.session::delete);
        chat.run();

        assertEquals(messages.get(999).text(), texts(model).getLast());
    }

    @Test
    void aThousandArrivalsAtOnceChangeTheRowsOnce() {
        chat.read(chat.stored(10).getLast());
        ConversationViewModel model = chat.open();
        int[] changes = {0};
        model.rows().addListener((ListChangeListener<Row>) _ -> changes[0]++);

        chat.session.arrive(IntStream.range(0, 400)
                .mapToObj(i -> chat.session.theirs(NOON.plusSeconds(86_000 + i), "n" + i))
                .toList());
        chat.run();

        assertTrue(changes[0] <= 3, () -> changes[0] + " changes");
    }
}
