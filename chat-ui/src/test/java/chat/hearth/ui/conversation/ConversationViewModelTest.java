package chat.hearth.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.contact.Standing;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.presence.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConversationViewModelTest {
    private static final Instant NOON = FakeSession.NOON;

    private final StoredConversation chat = new StoredConversation();

    @Test
    void erasingLeavesNothing() {
        chat.stored(100);
        ConversationViewModel model = chat.open();

        chat.session.erase(FakeSession.CHAT);
        chat.run();

        assertEquals(List.of(), model.rows());
    }

    @Test
    void followsTheContactAndTheirPresence() {
        ConversationViewModel model = chat.open();

        chat.session.contactIs(FakeSession.contact("Mei", Standing.BLOCKED));
        chat.session.presenceIs(new Presence.Busy());
        chat.session.tell(new ChatEvent.ClocksDiffer(FakeSession.MEI, Duration.ofMinutes(10)));
        chat.run();

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
        ConversationViewModel model = chat.open();
        model.close();

        chat.session.arrive(chat.session.theirs(NOON, "late"));
        chat.run();

        assertEquals(List.of(), model.rows());
    }
}
