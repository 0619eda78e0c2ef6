package chat.hearth.persistence;

import chat.hearth.persistence.volume.AesGcm;
import chat.hearth.persistence.volume.Argon2;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// Opens a store as the program does, on this thread.
final class KeyedVault {
    private KeyedVault() {}

    static Vault open(Path folder, Engine.Maker engines) {
        InstantSource clock = InstantSource.system();
        StoreKeys keys = new StoreKeys(clock, Argon2::fresh);
        return Vault.open(
                folder,
                held -> engines.with(new AesGcm(keys.key(held, Optional.empty()).toArray())),
                clock);
    }
}
