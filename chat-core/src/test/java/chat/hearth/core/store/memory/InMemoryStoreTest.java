package chat.hearth.core.store.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.store.Change;
import chat.hearth.core.store.StoreContract;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.Stores;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.time.ManualCore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class InMemoryStoreTest extends StoreContract {
    private final ManualCore core = new ManualCore();
    private final InMemoryStores stores = new InMemoryStores(core);

    @Override
    protected Stores stores() {
        return stores;
    }

    @Override
    protected CoreThread core() {
        return core;
    }

    @Override
    protected void await(CompletableFuture<?> answer) {
        core.runReady();
        assertTrue(answer.isDone(), "no answer although nothing is left to do");
    }

    @Override
    protected void fillDisk() {
        inMemory().failWith(StoreException.Why.FULL);
    }

    @Override
    protected void freeDisk() {
        inMemory().recover();
    }

    @Test
    void heldCommitWaitsUntilItIsReleased() {
        inMemory().hold();
        CompletableFuture<?> commit = ask(() -> store.commit(List.of(append(received(1)))));
        core.runReady();
        boolean doneWhileHeld = commit.isDone();

        inMemory().release();
        core.runReady();

        assertFalse(doneWhileHeld);
        assertTrue(commit.isDone());
    }

    @Test
    void killedStoreNeverAnswersAndLeavesWhatWasCommitted() {
        commit(append(received(1)));
        CompletableFuture<?> commit = ask(() -> store.commit(List.<Change>of(append(received(2)))));
        inMemory().kill();
        core.runReady();

        store = answer(() -> stores.open(folder));

        assertFalse(commit.isDone());
        assertEquals(List.of("1"), history());
    }

    private InMemoryStore inMemory() {
        return (InMemoryStore) store;
    }
}
