package chat.hearth.ui.conversation;

import chat.hearth.core.conversation.Message;
import java.net.URI;

/// What can be done with a message where it is shown.
interface RowActions {
    void open(URI link);

    void copy(Message message);

    void retry(Message message);

    void delete(Message message);

    /// What the other one is called, to say who wrote.
    String theirName();
}
