package chat.hearth.persistence;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.Page;
import chat.hearth.core.conversation.PageRequest;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.Committed;
import chat.hearth.core.store.MessageKey;
import chat.hearth.core.store.Reading;
import chat.hearth.core.store.Snapshot;
import chat.hearth.core.store.Store;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.Tables;
import chat.hearth.core.time.CoreThread;
import chat.hearth.persistence.Waiting.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// A store in a file. Its writer makes as many waiting commits as there are durable at once.
final class MapDbStore implements Store {
    /// Enough that the wait for the disk is shared by many, and few enough that it stays short.
    private static final int GROUP = 512;
    /// How long nobody writes before the journal is moved to the file.
    private static final Duration REST = Duration.ofSeconds(2);

    private final Vault vault;
    private final CoreThread core;
    private final StoreThreads threads;
    private final Runnable afterClose;
    private final Waiting waiting = new Waiting();
    private boolean closing;
    /// On the writer alone.
    private Optional<Future<?>> rest = Optional.empty();

    /// @param afterClose run on the core thread before the close is told
    MapDbStore(Vault vault, CoreThread core, StoreThreads threads, Runnable afterClose) {
        this.vault = vault;
        this.core = core;
        this.threads = threads;
        this.afterClose = afterClose;
    }

    @Override
    public CompletionStage<Snapshot> load() {
        return read(Reading::snapshot);
    }

    @Override
    public CompletionStage<Page> page(ConversationId conversation, PageRequest request) {
        PageRequest checked = Reading.checked(request);
        return read(tables -> Reading.page(tables.messages(), conversation, checked));
    }

    @Override
    public CompletionStage<Optional<Message>> message(MessageKey key) {
        return read(tables -> tables.messages().find(key));
    }

    @Override
    public CompletionStage<Committed> commit(List<Change> changes) {
        List<Change> asked = List.copyOf(changes);
        CompletableFuture<Committed> stage = new CompletableFuture<>();
        if (closing) {
            return refuse(stage);
        }
        if (waiting.add(new Request(asked, stage))) {
            threads.writer().execute(this::writeWaiting);
        }
        return stage;
    }

    @Override
    public Optional<Instant> restoredFrom() {
        return vault.restoredFrom();
    }

    /// Goes through the reader and the writer to the keeper, behind everything that each of them still has to do. A
    /// backup that is being made is given up.
    @Override
    public CompletionStage<Void> close() {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        if (closing) {
            return refuse(stage);
        }
        closing = true;
        vault.stopBackingUp();
        threads.reader().execute(() -> threads.writer().execute(() -> finishLater(stage)));
        return stage;
    }

    private <T> CompletionStage<T> read(Function<Tables, T> work) {
        CompletableFuture<T> stage = new CompletableFuture<>();
        if (closing) {
            return refuse(stage);
        }
        threads.reader().execute(() -> {
            try {
                T found = vault.read(work);
                core.execute(() -> stage.complete(found));
            } catch (StoreException e) {
                core.execute(() -> stage.completeExceptionally(e));
            }
        });
        return stage;
    }

    private <T> CompletionStage<T> refuse(CompletableFuture<T> stage) {
        core.execute(() ->
                stage.completeExceptionally(new StoreException(StoreException.Why.CLOSED, "the store is closed")));
        return stage;
    }

    private void writeWaiting() {
        rest.ifPresent(earlier -> earlier.cancel(false));
        for (List<Request> next = waiting.next(GROUP); !next.isEmpty(); next = waiting.next(GROUP)) {
            write(next);
        }
        restLater();
    }

    private void restLater() {
        rest = Optional.of(threads.keeper().schedule(this::rest, REST.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void rest() {
        vault.rest();
        vault.backUp();
    }

    private void write(List<Request> group) {
        Vault.Written written = vault.write(group.stream().map(Request::changes).toList());
        List<Committed> done = written.done();
        core.execute(() -> complete(group, done));
        written.failure().ifPresent(why -> {
            waiting.stop();
            core.execute(() -> fail(group.subList(done.size(), group.size()), why));
        });
    }

    private static void complete(List<Request> group, List<Committed> done) {
        for (int i = 0; i < done.size(); i++) {
            group.get(i).stage().complete(done.get(i));
        }
    }

    /// Whatever waits was asked for by somebody who did not know of the failure yet.
    private void fail(List<Request> failed, StoreException why) {
        List<Request> all = new ArrayList<>(failed);
        all.addAll(waiting.startAgain());
        all.forEach(request -> request.stage().completeExceptionally(why));
    }

    /// On the writer, after which only the keeper touches the file.
    private void finishLater(CompletableFuture<Void> stage) {
        rest.ifPresent(earlier -> earlier.cancel(false));
        threads.keeper().execute(() -> finish(stage));
    }

    private void finish(CompletableFuture<Void> stage) {
        Optional<StoreException> failure = closeFile();
        threads.stop();
        core.execute(() -> {
            afterClose.run();
            failure.ifPresentOrElse(stage::completeExceptionally, () -> stage.complete(null));
        });
    }

    private Optional<StoreException> closeFile() {
        try {
            vault.close();
            return Optional.empty();
        } catch (StoreException e) {
            return Optional.of(e);
        }
    }
}
