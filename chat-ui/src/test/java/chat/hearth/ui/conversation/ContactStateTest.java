package chat.hearth.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.event.Overview;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.transport.Link;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContactStateTest {
    private static final ConversationId OTHER = new ConversationId(new PeerId("z".repeat(32)));
    private final ContactState state = new ContactState(FakeSession.CHAT);

    @Test
    void saysFromTheStartThatMessagesAreMissing() {
        state.begin(overview(Set.of(FakeSession.CHAT)));
        assertTrue(state.missing.get());

        state.begin(overview(Set.of(OTHER)));
        assertFalse(state.missing.get());
    }

    @Test
    void followsWhatIsMissingInItsOwnConversationAlone() {
        state.happened(new ChatEvent.MessagesMissing(OTHER, true));
        assertFalse(state.missing.get());

        state.happened(new ChatEvent.MessagesMissing(FakeSession.CHAT, true));
        assertTrue(state.missing.get());

        state.happened(new ChatEvent.MessagesMissing(FakeSession.CHAT, false));
        assertFalse(state.missing.get());
    }

    @Test
    void wrongClocksAndPresenceOfOthersAreNotItsOwn() {
        state.happened(new ChatEvent.ClocksDiffer(OTHER.peer(), Duration.ofMinutes(10)));
        state.happened(new ChatEvent.PresenceChanged(OTHER.peer(), new Presence.Online()));

        assertEquals(Optional.empty(), state.skew.get());
        assertEquals(new Presence.Unknown(), state.presence.get());
    }

    private static Overview overview(Set<ConversationId> missing) {
        return new Overview(
                FakeSession.MEI, new DisplayName("Yuki"), new Link.Closed(), List.of(), List.of(), Map.of(), missing);
    }
}
