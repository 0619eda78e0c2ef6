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
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The store's file with its tables. One thread at a time writes, and nobody reads meanwhile: [Vault] sees to that.
final class OpenFile {
    private static final Logger LOG = LoggerFactory.getLogger(OpenFile.class);

    private final Engine.Database database;
    private final Undo undo = new Undo();
    private final Schema schema;

    private OpenFile(Engine.Database database, String place) {
        this.database = database;
        schema = Schema.of(database.maps(), undo, place);
    }

    /// Makes a file without content. If it does not return, what is there is of no use.
    static void create(Engine engine, Path file) {
        try (Engine.Database database = engine.create(file)) {
            Schema.create(database.maps());
            database.commit();
        }
    }

    /// Throws [StoreException] if the schema is not that of this Hearth, and whatever the engine throws.
    static OpenFile open(Engine engine, Path file, StorePlace place) {
        Engine.Database database = engine.open(file);
        try {
            return new OpenFile(database, place.of(file));
        } catch (RuntimeException | Error e) {
            closeQuietly(database);
            throw e;
        }
    }

    /// Looks at all of the file: at each page, and at all that stands in the tables. Throws whatever damage there is.
    static void check(Engine engine, Path file) {
        try (Engine.Database database = engine.open(file)) {
            database.check();
            new OpenFile(database, "").schema.check();
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
        database.commit();
    }

    /// There is nothing to do for a while.
    void rest() {
        database.rest();
    }

    /// See [Engine.Database#copy(String, BooleanSupplier)].
    boolean copy(String name, BooleanSupplier goesOn) {
        return database.copy(name, goesOn);
    }

    /// Forgets what was not committed.
    void close() {
        closeQuietly(database);
    }

    private static void closeQuietly(Engine.Database database) {
        try {
            database.close();
        } catch (RuntimeException | Error e) {
            LOG.debug("The store's file did not close", e);
        }
    }
}
