package chat.hearth.core.conversation;

import java.util.List;

/// A stretch of a conversation in the order shown, oldest first.
///
/// @param olderExist whether messages stand before the first
/// @param newerExist whether messages stand after the last
public record Page(List<Message> messages, boolean olderExist, boolean newerExist) {
    public Page {
        messages = List.copyOf(messages);
    }
}
