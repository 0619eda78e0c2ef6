package chat.hearth.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.contact.Standing;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.time.ManualCore;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class ConversationViewModelTest {
    private static final Instant NOON = FakeSession.NOON;

    private final ManualCore core = new ManualCore(NOON.plus(Duration.ofDays(1)));
    private final ManualCore ui = new ManualCore();
    private final FakeSession session = new FakeSession(core);
    private final Places places = new Places();

    @Test
    void opensAtTheEndWhenEverythingIsRead() {
        List<Message> messages = stored(100);
        read(messages.getLast());

        ConversationViewModel model = open();

        assertEquals(new Place.End(), model.place().get());
        assertEquals("m99", texts(model).getLast());
        assertEquals(ConversationViewModel.PAGE, texts(model).size());
    }

    @Test
    void opensAtTheFirstMessageThatIsNew() {
        List<Message> messages = stored(1_000);
        read(messages.get(499));

        ConversationViewModel model = open();

        assertEquals(
                new Place.At(messages.get(500).position(), ConversationViewModel.LINE_ABOVE),
                model.place().get());
        assertEquals("m500", textBelowLine(model));
        assertEquals(500, model.unread().get());
    }

    @Test
    void opensAtTheVeryFirstMessageWhenNothingWasEverRead() {
        stored(1_000);

        ConversationViewModel model = open();

        assertEquals("m0", textBelowLine(model));
    }

    @Test
    void theLineIsNotDrawnWhereOlderNewMessagesAreNotLoaded() {
        List<Message> messages = stored(1_000);
        places.leave(FakeSession.CHAT, new Place.At(messages.get(900).position(), 0));
        read(messages.get(10));

        ConversationViewModel model = open();

        assertEquals(0, lines(model));
    }

    @Test
    void goesBackToWhereOneLeft() {
        List<Message> messages = stored(1_000);
        ConversationViewModel before = open();
        before.standsAt(new Place.At(messages.get(300).position(), -12));
        before.close();

        ConversationViewModel again = open();

        assertEquals(
                new Place.At(messages.get(300).position(), -12), again.place().get());
        assertTrue(texts(again).contains("m300"));
    }

    @Test
    void pagesLeadFromTheFirstMessageToTheLast() {
        stored(2_000);
        ConversationViewModel model = open();
        List<String> seen = new ArrayList<>();

        for (int page = 0; page < 60; page++) {
            texts(model).stream().filter(text -> !seen.contains(text)).forEach(seen::add);
            assertTrue(texts(model).size() <= MessageWindow.MOST);
            model.fetchNewer();
            run();
        }

        assertEquals(IntStream.range(0, 2_000).mapToObj(i -> "m" + i).toList(), seen);
    }

    @Test
    void olderPagesLeaveNoGapWhenTheWindowIsFull() {
        read(stored(2_000).getLast());
        ConversationViewModel model = open();
        for (int page = 0; page < 40; page++) {
            model.fetchOlder();
            run();
        }

        assertEquals(IntStream.range(0, 600).mapToObj(i -> "m" + i).toList(), texts(model));
    }

    @Test
    void whatArrivesWhileTheFirstPageIsReadIsShown() {
        stored(3);
        ConversationViewModel model = model();
        core.runReady();
        ui.runReady();
        Message late = session.theirs(NOON.plusSeconds(90_000), "late");
        core.runReady();

        model.happened(new ChatEvent.MessageAdded(late));
        run();

        assertEquals(List.of("m0", "m1", "m2", "late"), texts(model));
    }

    @Test
    void aStateThatIsNewerThanThePageIsKept() {
        Message message = session.mine(NOON, "mine", new Delivery.Queued());
        session.arrive(message);
        core.runReady();
        ConversationViewModel model = model();
        core.runReady();
        ui.runReady();
        core.runReady();
        Message delivered = message.withDelivery(new Delivery.Delivered(Optional.empty(), NOON));

        model.happened(new ChatEvent.MessageChanged(delivered));
        run();

        assertEquals(List.of(delivered), messages(model));
    }

    @Test
    void aMessageThatWasRemovedDoesNotComeBackWithThePage() {
        Message message = stored(1).getFirst();
        ConversationViewModel model = model();
        core.runReady();
        ui.runReady();
        core.runReady();

        model.happened(new ChatEvent.MessageRemoved(FakeSession.CHAT, message.sender(), message.id()));
        run();

        assertEquals(List.of(), model.rows());
    }

    @Test
    void theWindowStaysSmallWhileOneReadsAndThousandsArrive() {
        List<Message> messages = stored(100);
        read(messages.getLast());
        ConversationViewModel model = open();
        model.standsAt(new Place.At(messages.get(60).position(), 0));

        for (int i = 0; i < 3_000; i++) {
            session.arrive(session.theirs(NOON.plusSeconds(70_000 + i), "n" + i));
        }
        run();

        assertTrue(texts(model).size() <= MessageWindow.MOST, () -> texts(model).size() + " held");
        assertTrue(texts(model).contains("m60"));
        assertEquals(3_000, model.unread().get());
    }

    @Test
    void theNewestAreThereAfterAJumpToTheEnd() {
        stored(1_000);
        ConversationViewModel model = open();

        model.jumpToEnd();
        run();

        assertEquals("m999", texts(model).getLast());
        assertEquals(new Place.End(), model.place().get());
    }

    @Test
    void aJumpToTheEndWhileAnotherPageIsReadIsNotForgotten() {
        stored(1_000);
        ConversationViewModel model = open();

        model.fetchNewer();
        model.jumpToEnd();
        run();

        assertEquals("m999", texts(model).getLast());
    }

    @Test
    void jumpsToTheStart() {
        read(stored(1_000).getLast());
        ConversationViewModel model = open();

        model.jumpToStart();
        run();

        assertEquals("m0", texts(model).getFirst());
        assertInstanceOf(Place.At.class, model.place().get());
    }

    @Test
    void writingTakesTheLineAwayAndGoesToTheEnd() {
        List<Message> messages = stored(100);
        read(messages.get(50));
        ConversationViewModel model = open();
        assertEquals(1, lines(model));

        session.send(FakeSession.CHAT, "answer");
        run();

        assertEquals(0, lines(model));
        assertEquals(new Place.End(), model.place().get());
        assertEquals("answer", texts(model).getLast());
    }

    @Test
    void aMessageThatNobodySeesArriveStandsBelowTheLine() {
        List<Message> messages = stored(5);
        read(messages.getLast());
        ConversationViewModel model = open();
        model.setWatched(false);

        session.arrive(session.theirs(NOON.plusSeconds(86_000), "unseen"));
        run();

        assertEquals("unseen", textBelowLine(model));
    }

    @Test
    void aMessageThatOneSeesArriveIsNotCalledNew() {
        List<Message> messages = stored(5);
        read(messages.getLast());
        ConversationViewModel model = open();
        model.setWatched(true);

        session.arrive(session.theirs(NOON.plusSeconds(86_000), "seen"));
        run();

        assertEquals(0, lines(model));
    }

    @Test
    void whatWasShownIsReadOnce() {
        List<Message> messages = stored(10);
        ConversationViewModel model = open();

        model.shown(messages.get(4));
        model.shown(messages.get(4));
        model.shown(messages.get(2));
        run();

        assertEquals(List.of("read"), session.calls);
        assertEquals(5, model.unread().get());
    }

    @Test
    void theLastLoadedRowIsNotTheEndWhileMoreIsStored() {
        List<Message> messages = stored(1_000);
        ConversationViewModel model = open();
        Place.At last = new Place.At(messages.get(29).position(), 500);

        model.standsAtLastRow(last);

        assertEquals(last, model.place().get());
    }

    @Test
    void erasingLeavesNothing() {
        stored(100);
        ConversationViewModel model = open();

        session.erase(FakeSession.CHAT);
        run();

        assertEquals(List.of(), model.rows());
    }

    @Test
    void theLatestMessagesComeWhenAllThatWereLoadedAreDeleted() {
        List<Message> messages = stored(1_000);
        ConversationViewModel model = open();

        messages(model).forEach(session::delete);
        run();

        assertEquals(messages.get(999).text(), texts(model).getLast());
    }

    @Test
    void followsTheContactAndTheirPresence() {
        ConversationViewModel model = open();

        session.contactIs(FakeSession.contact("Mei", Standing.BLOCKED));
        session.presenceIs(new Presence.Busy());
        session.tell(new ChatEvent.ClocksDiffer(FakeSession.MEI, Duration.ofMinutes(10)));
        run();

        assertEquals(
                List.of("Mei", Standing.BLOCKED),
                model.contact().get().stream()
                        .<Object>mapMulti((contact, into) -> {
                            into.accept(contact.shownName().value());
                            into.accept(contact.standing());
                        })
                        .toList());
        assertEquals(new Presence.Busy(), model.presence().get());
        assertEquals(Optional.of(Duration.ofMinutes(10)), model.skew().get());
    }

    @Test
    void nothingChangesAfterClosing() {
        ConversationViewModel model = open();
        model.close();

        session.arrive(session.theirs(NOON, "late"));
        run();

        assertEquals(List.of(), model.rows());
    }

    @Test
    void aThousandArrivalsAtOnceChangeTheRowsOnce() {
        read(stored(10).getLast());
        ConversationViewModel model = open();
        int[] changes = {0};
        model.rows().addListener((ListChangeListener<Row>) _ -> changes[0]++);

        session.arrive(IntStream.range(0, 400)
                .mapToObj(i -> session.theirs(NOON.plusSeconds(86_000 + i), "n" + i))
                .toList());
        run();

        assertTrue(changes[0] <= 3, () -> changes[0] + " changes");
    }

    private List<Message> stored(int count) {
        List<Message> messages = IntStream.range(0, count)
                .mapToObj(i -> session.theirs(NOON.plusSeconds(i), "m" + i))
                .toList();
        session.arrive(messages);
        core.runReady();
        return messages;
    }

    private void read(Message message) {
        session.markRead(FakeSession.CHAT, message.position());
        session.calls.clear();
        core.runReady();
    }

    private ConversationViewModel open() {
        ConversationViewModel model = model();
        run();
        return model;
    }

    private ConversationViewModel model() {
        Times times = new Times(new Texts(), core, () -> ZoneOffset.UTC);
        return new ConversationViewModel(session, ui, times, places, FakeSession.CHAT);
    }

    /// Until nothing is left to do on either side.
    private void run() {
        boolean ran = true;
        while (ran) {
            ran = core.runReady();
            ran = ui.runReady() || ran;
        }
    }

    private static List<Message> messages(ConversationViewModel model) {
        return model.rows().stream()
                .<Message>mapMulti((row, into) -> {
                    if (row instanceof Row.Bubble bubble) {
                        into.accept(bubble.message());
                    }
                })
                .toList();
    }

    private static List<String> texts(ConversationViewModel model) {
        return messages(model).stream().map(Message::text).toList();
    }

    private static long lines(ConversationViewModel model) {
        return model.rows().stream().filter(Row.NewMessages.class::isInstance).count();
    }

    private static String textBelowLine(ConversationViewModel model) {
        int line = IntStream.range(0, model.rows().size())
                .filter(i -> model.rows().get(i) instanceof Row.NewMessages)
                .findFirst()
                .orElseThrow();
        return assertInstanceOf(Row.Bubble.class, model.rows().get(line + 1))
                .message()
                .text();
    }
}
