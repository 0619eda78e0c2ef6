package chat.hearth.core.store.memory;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.Page;
import chat.hearth.core.conversation.PageRequest;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.ChangeRules;
import chat.hearth.core.store.Committed;
import chat.hearth.core.store.MessageKey;
import chat.hearth.core.store.Reading;
import chat.hearth.core.store.Snapshot;
import chat.hearth.core.store.Store;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.time.CoreThread;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A store whose disk is a [MemoryDisk]. Everything happens on the core thread, later than it was asked for; a test can
/// hold commits back, let them fail, or kill the store, on the core thread too.
public final class InMemoryStore implements Store {
    private final MemoryDisk disk;
    private final CoreThread core;
    private final Queue<Request> waiting = new ArrayDeque<>();
    private @Nullable CompletableFuture<Void> closing;
    private StoreException.@Nullable Why failing;
    private boolean held;
    private boolean killed;

    /// A store that used the disk before is killed.
    public InMemoryStore(MemoryDisk disk, CoreThread core) {
        this.disk = disk;
        this.core = core;
        disk.useFor(this);
    }

    /// From now on commits fail, also those that wait, until [#recover()].
    public void failWith(StoreException.Why why) {
        failing = why;
    }

    public void recover() {
        failing = null;
    }

    /// From now on commits wait, and so does [#close()], until [#release()].
    public void hold() {
        held = true;
    }

    public void release() {
        held = false;
        waiting.forEach(_ -> core.execute(this::serveNext));
        core.execute(this::finish);
    }

    /// As if the process were killed: what has not completed never will, and what was not stored never is.
    public void kill() {
        killed = true;
        disk.leave(this);
    }

    @Override
    public CompletionStage<Snapshot> load() {
        return read(() -> Reading.snapshot(disk.tables()));
    }

    @Override
    public CompletionStage<Page> page(ConversationId conversation, PageRequest request) {
        PageRequest checked = Reading.checked(request);
        return read(() -> Reading.page(disk.tables().messages(), conversation, checked));
    }

    @Override
    public CompletionStage<Optional<Message>> message(MessageKey key) {
        return read(() -> disk.tables().messages().find(key));
    }

    @Override
    public CompletionStage<Committed> commit(List<Change> changes) {
        List<Change> asked = List.copyOf(changes);
        if (closing != null) {
            return refused();
        }
        Request request = new Request(asked, new CompletableFuture<>());
        waiting.add(request);
        core.execute(this::serveNext);
        return request.stage;
    }

    @Override
    public CompletionStage<Void> close() {
        if (closing != null) {
            return refused();
        }
        closing = new CompletableFuture<>();
        core.execute(this::finish);
        return closing;
    }

    private <T> CompletionStage<T> read(Supplier<T> work) {
        if (closing != null) {
            return refused();
        }
        CompletableFuture<T> stage = new CompletableFuture<>();
        core.execute(() -> {
            if (!killed) {
                stage.complete(work.get());
            }
        });
        return stage;
    }

    private <T> CompletionStage<T> refused() {
        CompletableFuture<T> stage = new CompletableFuture<>();
        core.execute(() -> stage.completeExceptionally(new StoreException(StoreException.Why.CLOSED, "closed")));
        return stage;
    }

    private void serveNext() {
        if (!held && !killed && !waiting.isEmpty()) {
            serve(waiting.remove());
            finish();
        }
    }

    private void serve(Request request) {
        Committed committed;
        try {
            committed = apply(request.changes);
        } catch (StoreException e) {
            fail(request, e);
            return;
        } catch (RuntimeException e) {
            fail(request, new StoreException(StoreException.Why.FAILED, "a change that cannot be made", e));
            return;
        }
        request.stage.complete(committed);
    }

    private Committed apply(List<Change> changes) {
        if (failing != null) {
            throw new StoreException(failing, "told to fail");
        }
        return disk.inOneStep(() -> ChangeRules.apply(changes, disk.tables()));
    }

    /// Whatever waits was asked for by somebody who did not know of the failure yet.
    private void fail(Request request, StoreException why) {
        List<Request> behind = List.copyOf(waiting);
        waiting.clear();
        request.stage.completeExceptionally(why);
        behind.forEach(next -> next.stage.completeExceptionally(why));
    }

    private void finish() {
        if (closing != null && !closing.isDone() && !held && !killed && waiting.isEmpty()) {
            disk.leave(this);
            closing.complete(null);
        }
    }

    private record Request(List<Change> changes, CompletableFuture<Committed> stage) {}
}
