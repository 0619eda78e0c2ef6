package chat.hearth.persistence;

import chat.hearth.core.store.StoreContract;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.Stores;
import chat.hearth.core.time.CoreThread;
import chat.hearth.persistence.volume.Argon2;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;

final class MapDbStoreTest extends StoreContract {
    private final LiveCore core = new LiveCore();
    private final FragileEngine engine = new FragileEngine();
    private final MapDbStores stores =
            new MapDbStores(core.thread, engine::with, new StoreKeys(core.thread, Argon2::fresh));

    @AfterEach
    void close() {
        try {
            answer(() -> store.close());
        } catch (StoreException closedAlready) {
            // By the test itself.
        } finally {
            core.close();
        }
    }

    @Override
    protected Stores stores() {
        return stores;
    }

    @Override
    protected CoreThread core() {
        return core.thread;
    }

    @Override
    protected void await(CompletableFuture<?> answer) {
        core.await(answer);
    }

    @Override
    protected void fillDisk() {
        engine.leave(0);
    }

    @Override
    protected void freeDisk() {
        engine.mend();
    }
}
