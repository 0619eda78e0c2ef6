package chat.hearth.core.session;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.Page;
import chat.hearth.core.conversation.PageRequest;
import chat.hearth.core.conversation.Position;
import chat.hearth.core.event.Events;
import chat.hearth.core.event.Follower;
import chat.hearth.core.event.Overview;
import chat.hearth.core.event.Subscription;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.Privacy;
import chat.hearth.core.identity.SafetyNumber;
import chat.hearth.core.presence.Announcement;
import chat.hearth.core.presence.PresenceTracker;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.Store;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Network;
import chat.hearth.core.transport.NetworkChoice;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// The session of a running application: takes every call to the core thread and hands it to the part it is about.
final class LiveSession implements Session {
    private final CoreThread core;
    private final Store store;
    private final Events events;
    private final Parts parts;
    private final PeerId self;
    private boolean closed;

    LiveSession(Desk desk, Store store, Events events, Parts parts) {
        this.core = desk.core();
        this.store = store;
        this.events = events;
        this.parts = parts;
        this.self = desk.memory().self();
    }

    /// The parts of a session that calls from outside are handed to.
    record Parts(
            Desk desk,
            PresenceTracker presences,
            Announcer announcer,
            People people,
            Departures departures,
            Introductions introductions,
            OwnRequests ownRequests,
            Oneself oneself,
            Conversations conversations,
            Gaps gaps,
            Renewal renewal,
            Door door) {}

    @Override
    public PeerId self() {
        return self;
    }

    @Override
    public Subscription follow(Executor where, Follower follower) {
        CompletableFuture<Subscription> following = new CompletableFuture<>();
        core.execute(() -> following.complete(events.follow(where, follower, overview())));
        return () -> following.thenAccept(Subscription::close);
    }

    @Override
    public void connect(Network network) {
        run(() -> parts.door().connect(network));
    }

    @Override
    public CompletionStage<Void> chooseNetwork(NetworkChoice network) {
        return ask(() -> parts.oneself().chooseNetwork(network));
    }

    @Override
    public void retryNow() {
        run(parts.door()::retryNow);
    }

    @Override
    public CompletionStage<Message> send(ConversationId conversation, String text) {
        return ask(() -> parts.conversations().send(conversation, text));
    }

    @Override
    public void retry(Message message) {
        run(() -> parts.conversations().retry(message));
    }

    @Override
    public void delete(Message message) {
        run(() -> parts.conversations().delete(message));
    }

    @Override
    public CompletionStage<Page> page(ConversationId conversation, PageRequest request) {
        return ask(() -> store.page(conversation, request));
    }

    @Override
    public void markRead(ConversationId conversation, Position position) {
        run(() -> parts.conversations().markRead(conversation, position));
    }

    @Override
    public void saveDraft(ConversationId conversation, String draft) {
        run(() -> parts.conversations().saveDraft(conversation, draft));
    }

    @Override
    public void erase(ConversationId conversation) {
        run(() -> parts.conversations().erase(conversation));
    }

    @Override
    public CompletionStage<Invitation> invite(Optional<URI> network, Optional<String> joinCode) {
        return ask(() -> parts.oneself().invite(network, joinCode));
    }

    @Override
    public CompletionStage<Void> add(Invitation invitation, String greeting) {
        return ask(() -> parts.ownRequests().add(invitation, greeting));
    }

    @Override
    public CompletionStage<Void> addHere(Invitation invitation, String greeting) {
        return ask(() -> parts.ownRequests().addHere(invitation, greeting));
    }

    @Override
    public void accept(PeerId peer) {
        run(() -> parts.introductions().accept(peer));
    }

    @Override
    public void decline(PeerId peer) {
        run(() -> parts.introductions().refuse(peer, Standing.DECLINED));
    }

    @Override
    public void block(PeerId peer) {
        run(() -> parts.introductions().refuse(peer, Standing.BLOCKED));
    }

    @Override
    public void unblock(PeerId peer) {
        run(() -> parts.introductions().unblock(peer));
    }

    @Override
    public void rename(PeerId peer, Optional<DisplayName> nickname) {
        run(() -> parts.people().rename(peer, nickname));
    }

    @Override
    public void remove(PeerId peer) {
        run(() -> parts.introductions().refuse(peer, Standing.REMOVED));
    }

    @Override
    public CompletionStage<Optional<SafetyNumber>> safetyNumber(PeerId peer) {
        return ask(() -> CompletableFuture.completedFuture(parts.people().safetyNumber(peer)));
    }

    @Override
    public CompletionStage<Privacy> privacy() {
        return ask(() -> CompletableFuture.completedFuture(parts.desk().memory().privacy()));
    }

    @Override
    public CompletionStage<Void> setPrivacy(Privacy privacy) {
        return ask(() -> parts.oneself().setPrivacy(privacy, parts.announcer()::privacyChanged));
    }

    @Override
    public void setVerified(PeerId peer, boolean verified) {
        run(() -> parts.people().setVerified(peer, verified));
    }

    @Override
    public void changeName(DisplayName name) {
        run(() -> parts.oneself().changeName(name));
    }

    @Override
    public void setActivity(Activity activity) {
        Announcement.State state = switch (activity) {
            case ACTIVE -> Announcement.State.ONLINE;
            case IDLE -> Announcement.State.AWAY;
        };
        run(() -> parts.announcer().setState(state));
    }

    @Override
    public CompletionStage<Void> close() {
        return ask(() -> end(() -> parts.door().close()));
    }

    @Override
    public CompletionStage<Void> leave() {
        return ask(() -> end(() -> parts.door().leave()));
    }

    private CompletionStage<Void> end(Supplier<CompletionStage<Void>> goodbye) {
        if (closed) {
            return CompletableFuture.completedFuture(null);
        }
        closed = true;
        Transaction last = new Transaction();
        parts.presences().newest().stream()
                .filter(seen -> isContact(seen.peer()))
                .forEach(seen -> last.change(new Change.PutPresence(seen)));
        parts.desk().ledger().commit(last);
        return goodbye.get().thenCompose(_ -> {
            parts.desk().ledger().finish();
            return store.close();
        });
    }

    private boolean isContact(PeerId peer) {
        return parts.desk()
                .memory()
                .contacts
                .get(peer)
                .filter(Contact::isAccepted)
                .isPresent();
    }

    private Overview overview() {
        Memory memory = parts.desk().memory();
        Account own = memory.own();
        return new Overview(
                self,
                own.name(),
                parts.desk().courier().link(),
                memory.contacts().toList(),
                memory.conversations(),
                parts.presences().all(),
                parts.gaps().missing());
    }

    /// A wrong question fails for the one who asked it.
    private static <T> CompletionStage<T> stage(Supplier<CompletionStage<T>> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException wrong) {
            return CompletableFuture.failedFuture(wrong);
        }
    }

    private void run(Runnable task) {
        core.execute(() -> {
            if (!closed) {
                task.run();
            }
        });
    }

    private <T> CompletionStage<T> ask(Supplier<CompletionStage<T>> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        core.execute(() -> stage(question).whenComplete((value, failure) -> {
            if (failure == null) {
                answer.complete(value);
            } else {
                answer.completeExceptionally(failure);
            }
        }));
        return answer;
    }
}
