package chat.hearth.persistence;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.store.Passphrase;
import chat.hearth.core.store.PassphraseChange;
import chat.hearth.core.store.PassphraseRefused;
import chat.hearth.core.store.Patience;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.StoreException.Why;
import chat.hearth.core.time.CoreThread;
import chat.hearth.persistence.volume.Argon2;
import chat.hearth.persistence.volume.JournaledVolume;
import chat.hearth.persistence.volume.KeyFile;
import chat.hearth.persistence.volume.StoredKey;
import chat.hearth.persistence.volume.VolumeException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The keys of stores, and who gets them. For any thread; each call waits for the one before it, and for as long as it
/// takes to make a key of a passphrase. The caller holds the folder.
final class StoreKeys {
    private final InstantSource clock;
    private final Supplier<Argon2> derivation;
    private final Map<Path, Patience> patience = new HashMap<>();

    @Inject
    StoreKeys(CoreThread clock) {
        this(clock, Argon2::fresh);
    }

    /// @param derivation how the next passphrase becomes a key
    StoreKeys(InstantSource clock, Supplier<Argon2> derivation) {
        this.clock = clock;
        this.derivation = derivation;
    }

    /// The key of the store. A folder without anything gets one. Throws [PassphraseRefused] and [StoreException].
    synchronized Bytes key(StoreFolder folder, Optional<Passphrase> passphrase) {
        try {
            KeyFile file = KeyFile.in(folder.path());
            Optional<StoredKey> stored = file.read();
            return stored.isPresent() ? opened(folder.path(), stored.get(), passphrase) : first(folder, file);
        } catch (IOException | VolumeException e) {
            throw failure(e);
        }
    }

    /// Throws [StoreException].
    synchronized boolean asksPassphrase(Path folder) {
        return stored(folder) instanceof StoredKey.Guarded;
    }

    /// Throws [PassphraseRefused] and [StoreException]; then all is as before.
    synchronized void change(Path folder, PassphraseChange change) {
        Bytes key = opened(folder, stored(folder), change.old());
        StoredKey next = change.next()
                .<StoredKey>map(passphrase -> StoredKey.Guarded.of(key, passphrase.utf8(), derivation.get()))
                .orElseGet(() -> new StoredKey.Open(key));
        try {
            KeyFile.in(folder).write(next);
        } catch (IOException | VolumeException e) {
            throw failure(e);
        }
    }

    private static StoredKey stored(Path folder) {
        try {
            return KeyFile.in(folder)
                    .read()
                    .orElseThrow(() -> new StoreException(Why.WRONG_KEY, "the key is not there any more"));
        } catch (IOException | VolumeException e) {
            throw failure(e);
        }
    }

    /// A new key for what another one has sealed would be of no use.
    private static Bytes first(StoreFolder folder, KeyFile file) throws IOException {
        if (folder.hasFile()) {
            JournaledVolume.requireSealed(folder.file());
        }
        if (folder.hasFile() || !Backups.in(folder.path()).newestFirst().isEmpty()) {
            throw new StoreException(Why.WRONG_KEY, "the key is not there");
        }
        StoredKey.Open made = StoredKey.Open.random();
        file.write(made);
        return made.key();
    }

    private Bytes opened(Path folder, StoredKey stored, Optional<Passphrase> passphrase) {
        return switch (stored) {
            case StoredKey.Open open -> open.key();
            case StoredKey.Guarded guarded ->
                opened(folder, guarded, passphrase.orElseThrow(PassphraseRefused::missing));
        };
    }

    private Bytes opened(Path folder, StoredKey.Guarded guarded, Passphrase passphrase) {
        Patience tries = patience.computeIfAbsent(folder, _ -> new Patience());
        tries.require(clock.instant());
        Bytes key = guarded.key(passphrase.utf8()).orElseThrow(() -> tries.wrong(clock.instant()));
        tries.right();
        return key;
    }

    /// Without a whole key everything sealed under it is lost, but not damaged.
    private static StoreException failure(Exception e) {
        return e instanceof VolumeException volume && volume.why() == VolumeException.Why.DAMAGED
                ? new StoreException(Why.WRONG_KEY, "the key does not make sense", e)
                : Failures.of(e);
    }
}
