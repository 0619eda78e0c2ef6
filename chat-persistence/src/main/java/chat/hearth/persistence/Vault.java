package chat.hearth.persistence;

import chat.hearth.core.store.Change;
import chat.hearth.core.store.Committed;
import chat.hearth.core.store.PassphraseRefused;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.StoreException.Why;
import chat.hearth.core.store.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
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
    /// In bytes. Left free for the journal to move to the file, and for what else lives on that disk.
    private static final long RESERVE = 16L << 20;

    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final StoreFolder folder;
    private final Engine engine;
    private final InstantSource clock;
    private final Backups backups;
    private final DailyBackup daily;
    private final StorePlace place;
    private @Nullable OpenFile file;
    private StoreException broken = notOpen();
    /// Set before anybody else sees this.
    private Optional<Instant> restoredFrom = Optional.empty();

    private Vault(StoreFolder folder, Engine engine, InstantSource clock, StorePlace place) {
        this.folder = folder;
        this.engine = engine;
        this.clock = clock;
        this.place = place;
        backups = Backups.in(folder.path());
        daily = new DailyBackup(backups, clock);
    }

    /// What came of a list of commits.
    ///
    /// @param done what the first ones have done; they are on the disk
    /// @param failure why the next one was not made, nor those behind it
    record Written(List<Committed> done, Optional<StoreException> failure) {}

    /// Throws [StoreException], and [PassphraseRefused] if there is no engine without the right passphrase.
    ///
    /// @param engines asked once the folder is held
    static Vault open(Path path, Function<StoreFolder, Engine> engines, InstantSource clock) {
        StoreFolder folder = StoreFolder.hold(path);
        try {
            Vault vault = new Vault(folder, engines.apply(folder), clock, StorePlace.in(path));
            vault.start();
            return vault;
        } catch (PassphraseRefused e) {
            folder.release();
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            folder.release();
            throw Failures.of(e);
        }
    }

    private static StoreException notOpen() {
        return new StoreException(Why.FAILED, "the file is not open");
    }

    /// See [chat.hearth.core.store.Store#restoredFrom()].
    Optional<Instant> restoredFrom() {
        return restoredFrom;
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
            throw told(Failures.of(e));
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Makes one commit after another, until one fails.
    Written write(List<List<Change>> asked) {
        lock.writeLock().lock();
        try {
            OpenFile target = file == null ? reopen() : file;
            requireSpace(0);
            return write(asked, target);
        } catch (RuntimeException | Error e) {
            StoreException why = told(Failures.of(e));
            LOG.warn("Nothing was stored: {}", why.why(), e);
            return new Written(List.of(), Optional.of(why));
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// There is nothing to do for a while.
    void rest() {
        lock.writeLock().lock();
        try {
            if (file != null) {
                file.rest();
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("The journal stays as it is for now: {}", Failures.of(e).getMessage());
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Makes a backup if none was made for a day. For one thread at a time, whichever: it does not keep others from
    /// reading and writing.
    void backUp() {
        try {
            Optional<OpenFile> current = current();
            if (current.isPresent() && daily.isDue()) {
                requireSpace(folder.size());
                daily.make(current.get()::copy);
            }
        } catch (IOException | RuntimeException | Error e) {
            daily.hasFailed();
            StoreException why = told(Failures.of(e));
            LOG.warn("No backup was made: {}", why.why(), why);
        }
    }

    /// The backup that is being made, if there is one, is given up, and no other is begun. For any thread.
    void stopBackingUp() {
        daily.stop();
    }

    private Optional<OpenFile> current() {
        lock.readLock().lock();
        try {
            return Optional.ofNullable(file);
        } finally {
            lock.readLock().unlock();
        }
    }

    void close() {
        lock.writeLock().lock();
        try {
            if (file != null) {
                file.close();
            }
        } finally {
            folder.release();
            file = null;
            lock.writeLock().unlock();
        }
    }

    private Written write(List<List<Change>> asked, OpenFile target) {
        try {
            List<Committed> done = new ArrayList<>();
            Optional<StoreException> failure = target.apply(asked, done);
            target.commit();
            return new Written(done, failure);
        } catch (RuntimeException | Error e) {
            startOver(target);
            throw e;
        }
    }

    private void requireSpace(long more) {
        long space = engine.space(folder.path());
        if (space < RESERVE + more) {
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

    /// Damage that a look at the whole file finds, or that keeps it from opening, costs what was stored after the
    /// newest backup.
    private void start() throws IOException {
        Restoration restoration = new Restoration(folder, backups, engine);
        if (!folder.hasFile()) {
            restoredFrom = restoration.restore();
        }
        try {
            open(folder.isSuspect());
        } catch (StoreException damage) {
            restoredFrom = damage.why() == Why.DAMAGED ? restoration.restore() : Optional.empty();
            if (restoredFrom.isEmpty()) {
                throw damage;
            }
            open(false);
        }
    }

    /// Remembers damage for the next opening.
    private StoreException told(StoreException why) {
        try {
            if (why.why() == Why.DAMAGED) {
                folder.suspect();
            }
        } catch (IOException e) {
            why.addSuppressed(e);
        }
        return why;
    }

    /// What was set aside does not come back, and an empty file must not take its place unasked.
    private OpenFile reopen() {
        if (broken.why() == Why.DAMAGED) {
            throw broken;
        }
        return open(false);
    }

    /// @param wholly whether to look at all that is in it first
    private OpenFile open(boolean wholly) {
        try {
            Path path = folder.file(half -> OpenFile.create(engine, half));
            if (wholly) {
                OpenFile.check(engine, path);
                folder.acquit();
            }
            OpenFile opened = OpenFile.open(engine, path, place);
            file = opened;
            broken = notOpen();
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
