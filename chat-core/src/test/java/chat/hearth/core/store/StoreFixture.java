package chat.hearth.core.store;

import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.hearth.core.ChatException;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.conversation.Conversation;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.conversation.Page;
import chat.hearth.core.conversation.PageRequest;
import chat.hearth.core.delivery.OutboxEntry;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.wire.Body;
import chat.hearth.core.wire.People;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// An open store and what to put into it, for any kind of store: every call is made on its core thread and its answer
/// waited for.
abstract class StoreFixture {
    protected static final PeerId ALICE = People.ALICE.peer();
    protected static final PeerId BOB = People.BOB.peer();
    protected static final PeerId CAROL = People.CAROL.peer();
    protected static final DeviceId PHONE = DeviceId.of("0000000000000001");
    protected static final DeviceId LAPTOP = DeviceId.of("ff00000000000002");
    protected static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456789Z");
    /// Alice's conversation with Bob, and hers with Carol.
    protected static final ConversationId WITH_BOB = new ConversationId(BOB);

    protected static final ConversationId WITH_CAROL = new ConversationId(CAROL);

    @TempDir
    protected Path folder;

    protected Store store;

    protected abstract Stores stores();

    protected abstract CoreThread core();

    /// Lets the core thread and the store work until the answer is there, or fails after a limit.
    protected abstract void await(CompletableFuture<?> answer);

    /// From now on nothing more fits on the disk.
    protected abstract void fillDisk();

    protected abstract void freeDisk();

    @BeforeEach
    void openStore() {
        store = answer(() -> stores().open(folder));
    }

    protected final void reopen() {
        answer(() -> store.close());
        openStore();
    }

    /// The answer to a call made on the core thread; a failure is thrown as it is.
    protected final <T> T answer(Supplier<CompletionStage<T>> call) {
        CompletableFuture<T> answer = ask(call);
        await(answer);
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ChatException why ? why : e;
        }
    }

    protected final <T> CompletableFuture<T> ask(Supplier<CompletionStage<T>> call) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        core().execute(() -> call.get().whenComplete((value, failure) -> {
            if (failure == null) {
                answer.complete(value);
            } else {
                answer.completeExceptionally(failure);
            }
        }));
        return answer;
    }

    protected final StoreException.Why refusal(Supplier<? extends CompletionStage<?>> call) {
        return assertThrows(StoreException.class, () -> answer(() -> call.get().thenApply(done -> done)))
                .why();
    }

    protected final Committed commit(Change... changes) {
        return answer(() -> store.commit(List.of(changes)));
    }

    protected final Snapshot load() {
        return answer(() -> store.load());
    }

    protected final Page page(PageRequest request) {
        return answer(() -> store.page(WITH_BOB, request));
    }

    /// All messages with Bob, as texts.
    protected final List<String> history() {
        return texts(page(new PageRequest.Newest(1_000)));
    }

    protected static List<String> texts(Page page) {
        return page.messages().stream().map(Message::text).toList();
    }

    protected final Conversation withBob() {
        return load().conversations().stream()
                .filter(each -> each.id().equals(WITH_BOB))
                .findFirst()
                .orElseThrow();
    }

    /// One of Bob's, whose place, id and text are all made of the number.
    protected static Message received(long number) {
        return message(WITH_BOB, BOB, number, number, new Delivery.Received());
    }

    protected static Message mine(long number) {
        return message(WITH_BOB, ALICE, number, number, new Delivery.Queued());
    }

    protected static Message message(
            ConversationId conversation, PeerId sender, long id, long sort, Delivery delivery) {
        return new Message(conversation, id(id), sender, sort, NOON, NOON.plusMillis(id), String.valueOf(id), delivery);
    }

    protected static MessageId id(long number) {
        return new MessageId(new UUID(0, number));
    }

    protected static Change append(Message message) {
        return new Change.Append(message);
    }

    protected static Change delivery(Message message, Delivery delivery) {
        return new Change.SetDelivery(message.conversation(), message.position(), delivery);
    }

    protected static Change delete(Message message) {
        return new Change.DeleteMessage(message.conversation(), message.position());
    }

    protected static Change read(Message message) {
        return new Change.MarkRead(message.conversation(), message.position());
    }

    protected static Contact contact() {
        return StoredContacts.full();
    }

    protected static Contact bareContact() {
        return StoredContacts.bare();
    }

    protected static OutboxEntry outgoing(DeviceId device, long stream, long seq) {
        return new OutboxEntry(
                new OutboxEntry.Key(BOB, device, stream, seq),
                id(seq),
                new Body.Text("text " + seq),
                seq,
                0,
                Optional.empty(),
                NOON,
                Optional.empty());
    }

    /// Fails in every kind of store, after what stands before it was applied.
    @SuppressWarnings("NullAway") // the one way to ask for what no rule can do
    protected static Change impossible() {
        return new Change.PutToken(null);
    }
}
