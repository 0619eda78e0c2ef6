package chat.hearth.ui.conversation;

import chat.hearth.core.conversation.ConversationId;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where one was in each conversation when one left it, for as long as the program runs; one instance for a session.
/// Lives on the FX thread.
public final class Places {
    private final Map<ConversationId, Place.At> left = new HashMap<>();

    @Inject
    public Places() {}

    /// Absent for the end, and where one has not been yet.
    Optional<Place.At> find(ConversationId id) {
        return Optional.ofNullable(left.get(id));
    }

    void leave(ConversationId id, Place place) {
        switch (place) {
            case Place.End _ -> left.remove(id);
            case Place.At at -> left.put(id, at);
        }
    }
}
