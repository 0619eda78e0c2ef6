package chat.hearth.persistence;

import chat.hearth.core.store.Change;
import chat.hearth.core.store.Committed;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.StoreException.Why;
import chat.hearth.core.store.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The store's file under its lock: many may read, or one writes. Readers wait until the commit is on the disk, so that
/// they never see what may still fail. After a failure the file is closed and opened anew.
final class Vault {
    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);
    /// In bytes. MapDB leaves a damaged file if the disk fills up while it commits, so it stops before.
    private static final long RESERVE = 16L << 20;

    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final StoreFolder folder;
    private final Engine engine;
    private final InstantSource clock;
    private @Nullable OpenFile file;
    private StoreException broken = new StoreException(Why.FAILED, "not opened yet");

    private Vault(StoreFolder folder, Engine engine, InstantSource clock) {
        this.folder = folder;
        this.engine = engine;
        this.clock = clock;
    }

    /// What came of a list of commits.
    ///
    /// @param done what the first ones have done; they are on the disk
    /// @param failure why the next one was not made, nor those behind it
    record Written(List<Committed> done, Optional<StoreException> failure) {}

    /// Throws [StoreException].
    static Vault open(Path path, Engine engine, InstantSource clock) {
        StoreFolder folder = StoreFolder.hold(path);
        Vault vault = new Vault(folder, engine, clock);
        try {
            vault.open(folder.wasKilled());
            return vault;
        } catch (StoreException e) {
            folder.abandon();
            throw e;
        }
    }

    /// Throws [StoreException].
    <T> T read(Function<Tables, T> work) {
        lock.readLock().lock();
        try {
            if (file == null) {
                throw broken;
            }
            return work.apply(file.tables());
        } catch (RuntimeException | Error e) {
            throw Failures.of(e);
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Makes one commit after another, until one fails.
    Written write(List<List<Change>> asked) {
        lock.writeLock().lock();
        try {
            OpenFile target = file == null ? reopen() : file;
            requireSpace();
            return write(asked, target);
        } catch (RuntimeException | Error e) {
            StoreException why = Failures.of(e);
            LOG.warn("Nothing was stored: {}", why.why(), e);
            return new Written(List.of(), Optional.of(why));
        } finally {
            lock.writeLock().unlock();
        }
    }

    void close() {
        lock.writeLock().lock();
        try {
            if (file == null) {
                folder.abandon();
            } else {
                file.close();
                folder.release();
            }
        } catch (IOException e) {
            throw Failures.of(e);
        } finally {
            file = null;
            lock.writeLock().unlock();
        }
    }

    private Written write(List<List<Change>> asked, OpenFile target) {
        try {
            List<Committed> done = new ArrayList<>();
            Optional<StoreException> failure = target.apply(asked, done);
            requireSpace();
            target.commit();
            return new Written(done, failure);
        } catch (RuntimeException | Error e) {
            startOver(target);
            throw e;
        }
    }

    private void requireSpace() {
        long space = engine.space(folder.path());
        if (space < RESERVE + folder.pending()) {
            throw new StoreException(Why.FULL, "only " + space + " bytes left on the disk");
        }
    }

    private void startOver(OpenFile target) {
        target.close();
        file = null;
        try {
            reopen();
        } catch (StoreException e) {
            LOG.warn("The store stays closed for now: {}", e.why(), e);
        }
    }

    /// What was set aside does not come back, and an empty file must not take its place unasked.
    private OpenFile reopen() {
        if (broken.why() == Why.DAMAGED) {
            throw broken;
        }
        return open(true);
    }

    private OpenFile open(boolean check) {
        try {
            OpenFile opened = OpenFile.open(engine, folder.file(half -> OpenFile.create(engine, half)), check);
            file = opened;
            return opened;
        } catch (IOException | RuntimeException | Error e) {
            StoreException why = Failures.of(e);
            broken = why.why() == Why.DAMAGED ? setAside(why) : why;
            throw broken;
        }
    }

    private StoreException setAside(StoreException why) {
        try {
            Path aside = folder.setAside(clock.instant());
            return new StoreException(Why.DAMAGED, "the damaged file was set aside as " + aside.getFileName(), why);
        } catch (IOException e) {
            why.addSuppressed(e);
            return new StoreException(Why.DAMAGED, "the damaged file could not be set aside", why);
        }
    }
}
