package chat.hearth.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.conversation.Conversation;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.OrderClock;
import chat.hearth.core.conversation.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the changes of messages promise, and what is derived from them.
abstract class MessageCases extends PageCases {
    @Test
    void messageIsAddedOnceHoweverOftenItComes() {
        commit(append(received(1)));

        Committed again = commit(append(received(1)), append(received(2)));

        assertEquals(Set.of(MessageKey.of(received(1))), again.seenBefore());
        assertEquals(List.of("1", "2"), history());
    }

    @Test
    void messageThatComesTwiceInOneCommitIsAddedOnce() {
        Committed committed = commit(append(received(1)), append(received(1)));

        assertEquals(Set.of(MessageKey.of(received(1))), committed.seenBefore());
        assertEquals(1, withBob().unread());
    }

    @Test
    void messageThatComesAgainElsewhereIsKnown() {
        commit(append(received(1)));

        Message elsewhere = message(WITH_CAROL, BOB, 1, 77, new Delivery.Received());
        Committed committed = commit(append(elsewhere));

        assertEquals(Set.of(MessageKey.of(received(1))), committed.seenBefore());
        assertEquals(
                List.of(WITH_BOB),
                load().conversations().stream().map(Conversation::id).toList());
    }

    @Test
    void sameIdOfAnotherSenderIsAnotherMessage() {
        commit(append(received(1)));

        Committed committed = commit(append(message(WITH_BOB, CAROL, 1, 2, new Delivery.Received())));

        assertEquals(Set.of(), committed.seenBefore());
        assertEquals(List.of("1", "1"), history());
    }

    @Test
    void deletedMessageIsGoneAndStaysKnown() {
        commit(append(received(1)), append(received(2)));
        commit(delete(received(1)));
        reopen();

        Committed again = commit(append(received(1)));

        assertEquals(Set.of(MessageKey.of(received(1))), again.seenBefore());
        assertEquals(List.of("2"), history());
        assertEquals(Optional.empty(), answer(() -> store.message(MessageKey.of(received(1)))));
    }

    @Test
    void deletingWhatIsNotThereDoesNothing() {
        commit(append(received(1)));

        Committed committed = commit(delete(received(2)));

        assertEquals(new Committed(Set.of(), List.of(), Map.of()), committed);
        assertEquals(List.of("1"), history());
    }

    @Test
    void deletingTheLastMakesTheOneBeforeItTheLast() {
        commit(append(received(1)), append(received(2)));

        Committed committed = commit(delete(received(2)));

        Conversation expected = new Conversation(WITH_BOB, Optional.of(received(1)), 1, Optional.empty(), "");
        assertEquals(Map.of(WITH_BOB, expected), committed.conversations());
        assertEquals(expected, withBob());
    }

    @Test
    void deletingAReadMessageLeavesTheUnreadCount() {
        commit(append(received(1)), append(received(2)), read(received(1)));

        commit(delete(received(1)));

        assertEquals(1, withBob().unread());
    }

    @Test
    void erasedConversationIsGoneAndItsMessagesStayKnown() {
        commit(append(received(1)), append(mine(2)), new Change.PutDraft(WITH_BOB, "draft"));
        Committed erased = commit(new Change.EraseConversation(WITH_BOB));
        reopen();

        Committed again = commit(append(received(1)), append(mine(2)));

        assertEquals(Map.of(), erased.conversations());
        assertEquals(Set.of(MessageKey.of(received(1)), MessageKey.of(mine(2))), again.seenBefore());
        assertEquals(List.of(), history());
        assertEquals(List.of(), load().conversations());
    }

    @Test
    void erasingLeavesTheClockAndOtherConversations() {
        OrderClock clock = new OrderClock(3, 2, 1);
        Message carols = message(WITH_CAROL, CAROL, 5, 5, new Delivery.Received());
        commit(append(received(1)), append(carols), new Change.PutClock(WITH_BOB, clock));

        commit(new Change.EraseConversation(WITH_BOB));

        assertEquals(Map.of(WITH_BOB, clock), load().clocks());
        assertEquals(
                List.of(WITH_CAROL),
                load().conversations().stream().map(Conversation::id).toList());
    }

    @Test
    void longConversationIsErasedWhole() {
        Change[] changes = new Change[1_200];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = append(received(i));
        }
        commit(changes);

        commit(new Change.EraseConversation(WITH_BOB));

        assertEquals(List.of(), history());
    }

    @Test
    void erasedConversationBeginsAnewWithTheNextMessage() {
        commit(append(received(1)), read(received(1)), new Change.EraseConversation(WITH_BOB));

        commit(append(received(2)));

        assertEquals(new Conversation(WITH_BOB, Optional.of(received(2)), 1, Optional.empty(), ""), withBob());
    }

    @Test
    void unreadAreThoseOfOthersAfterWhatWasRead() {
        commit(append(received(1)), append(mine(2)), append(received(3)), append(received(4)));

        commit(read(received(3)));

        Conversation expected = new Conversation(
                WITH_BOB, Optional.of(received(4)), 1, Optional.of(received(3).position()), "");
        assertEquals(expected, withBob());
    }

    @Test
    void messageThatArrivesAboveWhatWasReadIsNotUnread() {
        commit(append(received(5)), read(received(5)));

        commit(append(received(4)));

        assertEquals(0, withBob().unread());
        assertEquals(Optional.of(received(5)), withBob().last());
    }

    @Test
    void whatWasReadNeverGoesBack() {
        commit(append(received(1)), append(received(2)), append(received(3)), read(received(3)));

        Committed committed = commit(read(received(1)));

        assertEquals(Map.of(), committed.conversations());
        assertEquals(Optional.of(received(3).position()), withBob().readUpTo());
        assertEquals(0, withBob().unread());
    }

    @Test
    void commitSaysWhichConversationsLookDifferent() {
        Message carols = message(WITH_CAROL, CAROL, 9, 9, new Delivery.Received());
        commit(append(carols));

        Committed committed = commit(append(received(1)), read(carols), append(carols));

        assertEquals(Set.of(WITH_BOB, WITH_CAROL), committed.conversations().keySet());
        assertEquals(withBob(), committed.conversations().get(WITH_BOB));
    }

    @Test
    void deliveryAdvancesAndTheCommitSaysSo() {
        commit(append(mine(1)), append(mine(2)));

        Committed committed = commit(delivery(mine(2), new Delivery.Sent(NOON)));

        Message sent = mine(2).withDelivery(new Delivery.Sent(NOON));
        assertEquals(List.of(sent), committed.updated());
        assertEquals(Map.of(WITH_BOB, withBob()), committed.conversations());
        assertEquals(Optional.of(sent), withBob().last());
        assertEquals(Optional.of(sent), answer(() -> store.message(MessageKey.of(sent))));
        assertEquals(List.of("1", "2"), history());
    }

    @Test
    void deliveryNeverGoesBack() {
        Delivery delivered = new Delivery.Delivered(Optional.of(NOON), NOON);
        commit(append(mine(1)), delivery(mine(1), delivered));

        Committed committed = commit(delivery(mine(1), new Delivery.Sent(NOON)), delivery(mine(1), delivered));

        assertEquals(new Committed(Set.of(), List.of(), Map.of()), committed);
        assertEquals(Optional.of(mine(1).withDelivery(delivered)), withBob().last());
    }

    @Test
    void deliveryOfWhatIsGoneChangesNothing() {
        commit(append(mine(1)), delete(mine(1)));

        Committed committed = commit(delivery(mine(1), new Delivery.Sent(NOON)));

        assertEquals(List.of(), committed.updated());
        assertEquals(List.of(), history());
    }

    @Test
    void deliveryOfOlderMessageLeavesTheConversationAsItLooks() {
        commit(append(mine(1)), append(mine(2)));

        Committed committed = commit(delivery(mine(1), new Delivery.Sent(NOON)));

        assertEquals(Map.of(), committed.conversations());
    }

    @Test
    void everyDeliveryIsFoundAgainAfterReopening() {
        List<Delivery> states = List.of(
                new Delivery.Received(),
                new Delivery.Queued(),
                new Delivery.Sent(NOON),
                new Delivery.Delivered(Optional.empty(), NOON),
                new Delivery.Delivered(Optional.of(NOON), NOON),
                new Delivery.Read(Optional.of(NOON), Optional.empty(), NOON),
                new Delivery.Read(Optional.empty(), Optional.of(NOON), NOON),
                new Delivery.Failed(Delivery.Reason.QUOTA_EXCEEDED, NOON));
        for (int i = 0; i < states.size(); i++) {
            commit(append(message(WITH_BOB, ALICE, i, i, states.get(i))));
        }

        reopen();

        List<Delivery> found = page(new PageRequest.Newest(100)).messages().stream()
                .map(Message::delivery)
                .toList();
        assertEquals(states, found);
    }

    @Test
    void longestTextIsFoundAgainAfterReopening() {
        String text = "界🙂\n".repeat(Message.MAX_TEXT_BYTES / 8);
        Message longest = new Message(WITH_BOB, id(1), BOB, 1, NOON, NOON, text, new Delivery.Received());
        commit(append(longest));

        reopen();

        assertEquals(Optional.of(longest), answer(() -> store.message(MessageKey.of(longest))));
        assertEquals(Optional.of(longest), withBob().last());
    }

    @Test
    void messageIsFoundByItsWriterAndIdAlone() {
        commit(append(received(1)));

        MessageKey ofCarol = new MessageKey(CAROL, id(1));

        assertEquals(Optional.of(received(1)), answer(() -> store.message(MessageKey.of(received(1)))));
        assertEquals(Optional.empty(), answer(() -> store.message(ofCarol)));
    }

    @Test
    void draftStaysBesideTheMessages() {
        commit(append(received(1)), new Change.PutDraft(WITH_BOB, "half a sen"));

        commit(append(received(2)), read(received(2)));
        reopen();

        assertEquals("half a sen", withBob().draft());
    }

    @Test
    void conversationMayHaveADraftAlone() {
        Committed committed = commit(new Change.PutDraft(WITH_BOB, "first words"));

        Conversation expected = Conversation.empty(WITH_BOB).withDraft("first words");
        assertEquals(Map.of(WITH_BOB, expected), committed.conversations());
        assertEquals(List.of(expected), load().conversations());
    }
}
