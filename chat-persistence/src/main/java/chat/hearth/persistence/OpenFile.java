package chat.hearth.persistence;

import chat.hearth.core.store.Change;
import chat.hearth.core.store.ChangeRules;
import chat.hearth.core.store.Committed;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.Tables;
import chat.hearth.core.store.Undo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mapdb.DB;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The store's file with its tables. One thread at a time writes, and nobody reads meanwhile: [Vault] sees to that.
final class OpenFile {
    private static final Logger LOG = LoggerFactory.getLogger(OpenFile.class);

    private final Engine engine;
    private final DB db;
    private final Undo undo = new Undo();
    private final Schema schema;

    private OpenFile(Engine engine, DB db) {
        this.engine = engine;
        this.db = db;
        schema = Schema.of(db, undo);
    }

    /// Makes a file without content. If it does not return, what is there is of no use.
    static void create(Engine engine, Path file) {
        DB db = engine.open(file);
        try {
            Schema.create(db);
            engine.commit(db);
        } finally {
            closeQuietly(db);
        }
    }

    /// Throws [StoreException] if the schema is not that of this Hearth, and whatever MapDB throws.
    ///
    /// @param check whether to look first if the tables contradict each other
    static OpenFile open(Engine engine, Path file, boolean check) {
        DB db = engine.open(file);
        try {
            OpenFile opened = new OpenFile(engine, db);
            if (check) {
                opened.schema.messages().check();
            }
            return opened;
        } catch (RuntimeException | Error e) {
            closeQuietly(db);
            throw e;
        }
    }

    Tables tables() {
        return schema.tables();
    }

    /// Applies one list of changes after another until one of them cannot be made; of that one nothing is left, and the
    /// reason is returned. Throws [StoreException] if it is the file that fails: then it must be closed and opened
    /// again.
    ///
    /// @param done where what each list has done is added
    Optional<StoreException> apply(List<List<Change>> asked, List<Committed> done) {
        for (List<Change> changes : asked) {
            try {
                done.add(ChangeRules.apply(changes, tables()));
                undo.forget();
            } catch (StoreException e) {
                throw e;
            } catch (RuntimeException e) {
                undo.goBack();
                return Optional.of(new StoreException(StoreException.Why.FAILED, "a change that cannot be made", e));
            }
        }
        return Optional.empty();
    }

    void commit() {
        engine.commit(db);
    }

    /// Forgets what was not committed.
    void close() {
        closeQuietly(db);
    }

    private static void closeQuietly(DB db) {
        try {
            db.close();
        } catch (RuntimeException | Error e) {
            LOG.debug("The store's file did not close", e);
        }
    }
}
