package chat.hearth.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.Page;
import chat.hearth.core.conversation.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What [Store#page] and [PageRequest] promise.
abstract class PageCases extends StoreFixture {
    @Test
    void newestPageEndsWithTheNewest() {
        appendUpTo(5);

        Page page = page(new PageRequest.Newest(2));

        assertEquals(new Page(List.of(received(4), received(5)), true, false), page);
    }

    @Test
    void newestPageOfExactlyAllHasNothingOlder() {
        appendUpTo(3);

        Page page = page(new PageRequest.Newest(3));

        assertEquals(new Page(List.of(received(1), received(2), received(3)), false, false), page);
    }

    @Test
    void pageOfAnUnknownConversationIsEmpty() {
        Page page = page(new PageRequest.Newest(10));

        assertEquals(new Page(List.of(), false, false), page);
    }

    @Test
    void pageBeforeAPositionEndsJustBeforeIt() {
        appendUpTo(5);

        Page page = page(new PageRequest.Before(received(4).position(), 2));

        assertEquals(new Page(List.of(received(2), received(3)), true, true), page);
    }

    @Test
    void pageBeforeTheFirstIsEmptyAndKnowsOfNewer() {
        appendUpTo(2);

        Page page = page(new PageRequest.Before(received(1).position(), 2));

        assertEquals(new Page(List.of(), false, true), page);
    }

    @Test
    void pageBeforeAPositionBehindAllHasNothingNewer() {
        appendUpTo(3);

        Page page = page(new PageRequest.Before(received(9).position(), 2));

        assertEquals(new Page(List.of(received(2), received(3)), true, false), page);
    }

    @Test
    void pageAfterAPositionBeginsJustAfterIt() {
        appendUpTo(5);

        Page page = page(new PageRequest.After(received(2).position(), 2));

        assertEquals(new Page(List.of(received(3), received(4)), true, true), page);
    }

    @Test
    void pageAfterTheLastIsEmptyAndKnowsOfOlder() {
        appendUpTo(2);

        Page page = page(new PageRequest.After(received(2).position(), 2));

        assertEquals(new Page(List.of(), true, false), page);
    }

    @Test
    void pageAfterAPositionBeforeAllHasNothingOlder() {
        appendUpTo(3);

        Page page = page(new PageRequest.After(received(0).position(), 2));

        assertEquals(new Page(List.of(received(1), received(2)), false, true), page);
    }

    @Test
    void pageAroundAPositionHasHalfBeforeAndTheRestFromItOn() {
        appendUpTo(9);

        Page page = page(new PageRequest.Around(received(5).position(), 5));

        assertEquals(
                new Page(LongStream.range(3, 8).mapToObj(StoreFixture::received).toList(), true, true), page);
    }

    @Test
    void pageAroundAGapHasWhatStandsBesideIt() {
        appendUpTo(4);
        commit(delete(received(3)));

        Page page = page(new PageRequest.Around(received(3).position(), 4));

        assertEquals(new Page(List.of(received(1), received(2), received(4)), false, false), page);
    }

    @Test
    void pageAroundTheOnlyMessageWithLimitOneIsThatMessage() {
        appendUpTo(1);

        Page page = page(new PageRequest.Around(received(1).position(), 1));

        assertEquals(new Page(List.of(received(1)), false, false), page);
    }

    @Test
    void messagesStandInOrderOfSortWhateverCameFirst() {
        commit(append(at(1, 300)), append(at(2, 100)), append(at(3, 200)));

        assertEquals(List.of("2", "3", "1"), history());
    }

    @Test
    void sortIsSigned() {
        commit(append(at(1, Long.MAX_VALUE)), append(at(2, 0)), append(at(3, -1)), append(at(4, Long.MIN_VALUE)));

        assertEquals(List.of("4", "3", "2", "1"), history());
    }

    @Test
    void tiesOfSortAreBrokenBySenderAndThenById() {
        List<Message> tied = new ArrayList<>();
        for (long number : List.of(9, 3, 7)) {
            tied.add(message(WITH_BOB, BOB, number, 50, new Delivery.Received()));
            tied.add(message(WITH_BOB, ALICE, number, 50, new Delivery.Queued()));
            tied.add(message(WITH_BOB, CAROL, number, 50, new Delivery.Received()));
        }
        tied.forEach(each -> commit(append(each)));

        Page page = page(new PageRequest.Newest(20));

        List<Message> expected = tied.stream()
                .sorted((one, other) -> one.position().compareTo(other.position()))
                .toList();
        assertEquals(expected, page.messages());
        assertEquals(
                expected.subList(3, 6),
                page(new PageRequest.After(expected.get(2).position(), 3)).messages());
        assertEquals(
                expected.subList(3, 6),
                page(new PageRequest.Before(expected.get(6).position(), 3)).messages());
    }

    @Test
    void pagesOfOneConversationHoldNothingOfAnother() {
        Message carols = message(WITH_CAROL, CAROL, 2, 2, new Delivery.Received());
        commit(append(received(1)), append(carols), append(received(3)));

        Page bobs = page(new PageRequest.Newest(10));
        Page others = answer(
                () -> store.page(WITH_CAROL, new PageRequest.Around(received(2).position(), 10)));

        assertEquals(new Page(List.of(received(1), received(3)), false, false), bobs);
        assertEquals(new Page(List.of(carols), false, false), others);
    }

    @Test
    void walkingBackPageByPageMeetsEveryMessageOnce() {
        appendUpTo(100);

        List<Message> met = new ArrayList<>();
        Page page = page(new PageRequest.Newest(7));
        met.addAll(0, page.messages());
        while (page.olderExist()) {
            page = page(new PageRequest.Before(met.getFirst().position(), 7));
            met.addAll(0, page.messages());
        }

        assertEquals(
                LongStream.rangeClosed(1, 100).mapToObj(StoreFixture::received).toList(), met);
    }

    @Test
    void limitOutOfRangeIsAWrongProgram() {
        assertThrows(IllegalArgumentException.class, () -> Reading.checked(new PageRequest.Newest(0)));
        assertThrows(IllegalArgumentException.class, () -> Reading.checked(new PageRequest.Newest(1_001)));
        assertThrows(IllegalArgumentException.class, () -> store.page(WITH_BOB, new PageRequest.Newest(1_001)));
    }

    private void appendUpTo(long last) {
        Change[] changes = LongStream.rangeClosed(1, last)
                .mapToObj(number -> append(received(number)))
                .toArray(Change[]::new);
        commit(changes);
    }

    private static Message at(long number, long sort) {
        return message(WITH_BOB, BOB, number, sort, new Delivery.Received());
    }
}
