package chat.hearth.core.session;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.Page;
import chat.hearth.core.conversation.PageRequest;
import chat.hearth.core.conversation.Position;
import chat.hearth.core.event.Follower;
import chat.hearth.core.event.Subscription;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.Privacy;
import chat.hearth.core.identity.SafetyNumber;
import chat.hearth.core.transport.Network;
import chat.hearth.core.transport.NetworkChoice;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/// One identity at work. Every method may be called on any thread and returns at once; what it asks for is done on the
/// core thread in the order of the calls. Stages complete on the core thread; they fail with a `ChatException`.
public interface Session {
    PeerId self();

    /// Tells how everything stands, and then what happens, on `where`.
    Subscription follow(Executor where, Follower follower);

    /// Goes online there and stays so until [#close()]; a network before is left first.
    void connect(Network network);

    /// Keeps where one meets one's contacts; does not connect. Completes when it is stored.
    CompletionStage<Void> chooseNetwork(NetworkChoice network);

    /// Tries to connect now instead of at the next attempt.
    void retryNow();

    /// Stores the message and sends it as soon as it can. Completes when it is stored; fails with `MessageRefused`
    /// for a text that is blank or longer than [Message#MAX_TEXT_BYTES], or to somebody who is no contact.
    CompletionStage<Message> send(ConversationId conversation, String text);

    /// Sends a failed message again.
    void retry(Message message);

    /// Takes a message away for oneself; one that was not delivered yet will not be sent any more.
    void delete(Message message);

    CompletionStage<Page> page(ConversationId conversation, PageRequest request);

    /// Everything up to there was on screen.
    void markRead(ConversationId conversation, Position position);

    void saveDraft(ConversationId conversation, String draft);

    void erase(ConversationId conversation);

    /// A new single-use invitation, good for 7 days.
    ///
    /// @param network how the other one reaches the broker
    CompletionStage<Invitation> invite(Optional<URI> network, Optional<String> joinCode);

    /// Asks the one who made the invitation. Fails with `InvitationRefused`, which says why.
    CompletionStage<Void> add(Invitation invitation, String greeting);

    /// As [#add], also if the invitation seems to lead to another network: one broker may have two names.
    CompletionStage<Void> addHere(Invitation invitation, String greeting);

    void accept(PeerId peer);

    void decline(PeerId peer);

    void block(PeerId peer);

    void unblock(PeerId peer);

    /// An empty nickname shows the name they gave themselves.
    void rename(PeerId peer, Optional<DisplayName> nickname);

    /// Ends the contact; the messages stay until [#erase].
    void remove(PeerId peer);

    /// What one compares with that contact to be sure of their key; absent as long as their card has not come.
    CompletionStage<Optional<SafetyNumber>> safetyNumber(PeerId peer);

    CompletionStage<Privacy> privacy();

    /// Completes when it is stored; it counts at once.
    CompletionStage<Void> setPrivacy(Privacy privacy);

    /// The numbers were compared and are the same, or one is not sure any more.
    void setVerified(PeerId peer, boolean verified);

    void changeName(DisplayName name);

    /// Whether somebody sits at this computer.
    void setActivity(Activity activity);

    /// Says good-bye, disconnects and closes the store.
    CompletionStage<Void> close();

    /// As [#close()], and takes everything of this account back from the network first, as far as it can be reached.
    CompletionStage<Void> leave();

    enum Activity {
        ACTIVE,
        IDLE
    }
}
