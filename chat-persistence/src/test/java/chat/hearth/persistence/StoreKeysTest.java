package chat.hearth.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.Passphrase;
import chat.hearth.core.store.PassphraseChange;
import chat.hearth.core.store.PassphraseRefused;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.StoreException.Why;
import chat.hearth.persistence.volume.AesGcm;
import chat.hearth.persistence.volume.Argon2;
import chat.hearth.persistence.volume.Checksum;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who gets the key of a store, and what it seals.
final class StoreKeysTest {
    private static final Passphrase RIGHT = new Passphrase("the cold bright hearth");
    private static final Passphrase WRONG = new Passphrase("the cold bright house");

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final StoreKeys keys =
            new StoreKeys(() -> now, () -> new Argon2(Bytes.random(16, new SecureRandom()), 64, 1, 1));

    @Test
    void nothingThatIsStoredCanBeReadInAnyFile() throws IOException {
        Vault vault = open(Optional.empty());
        append(vault, 1);
        vault.backUp();
        append(vault, 2);
        List<String> whileOpen = readable("text 1", "text 2", KilledWriter.BOB.toString());
        vault.close();

        assertEquals(List.of(), whileOpen);
        assertEquals(List.of(), readable("text 1", "text 2", KilledWriter.BOB.toString()));
    }

    @Test
    void guardedKeyStaysTheSameAndBackupsOpenUnderIt() throws IOException {
        Vault vault = open(Optional.empty());
        append(vault, 1);
        vault.backUp();
        append(vault, 2);
        vault.close();
        keys.change(folder, new PassphraseChange(Optional.empty(), Optional.of(RIGHT)));
        Files.writeString(folder.resolve("hearth.db"), "nothing that was stored");

        Vault restored = open(Optional.of(RIGHT));
        List<Long> found = numbers(restored);
        restored.close();

        assertEquals(List.of(1L), found);
    }

    @Test
    void eachWrongPassphraseMakesThePauseLonger() {
        open(Optional.empty()).close();
        keys.change(folder, new PassphraseChange(Optional.empty(), Optional.of(RIGHT)));

        PassphraseRefused first = refused(Optional.of(WRONG));
        PassphraseRefused early = refused(Optional.of(RIGHT));
        now = now.plusSeconds(1);
        PassphraseRefused second = refused(Optional.of(WRONG));
        now = now.plusSeconds(2);
        open(Optional.of(RIGHT)).close();

        assertEquals(
                List.of(PassphraseRefused.Why.WRONG, PassphraseRefused.Why.TOO_SOON, PassphraseRefused.Why.WRONG),
                List.of(first.why(), early.why(), second.why()));
        assertEquals(Duration.ofSeconds(2), second.pause());
    }

    @Test
    void wrongOldPassphraseChangesNothing() throws IOException {
        open(Optional.empty()).close();
        keys.change(folder, new PassphraseChange(Optional.empty(), Optional.of(RIGHT)));
        Bytes before = keyFile();

        PassphraseRefused refused = assertThrows(
                PassphraseRefused.class,
                () -> keys.change(folder, new PassphraseChange(Optional.of(WRONG), Optional.empty())));

        assertEquals(PassphraseRefused.Why.WRONG, refused.why());
        assertEquals(before, keyFile());
    }

    @Test
    void folderWhosePassphraseIsRefusedIsLetGo() {
        open(Optional.empty()).close();
        keys.change(folder, new PassphraseChange(Optional.empty(), Optional.of(RIGHT)));
        refused(Optional.empty());

        open(Optional.of(RIGHT)).close();
    }

    @Test
    void lostKeyIsToldAndNothingTakesItsPlace() throws IOException {
        Vault vault = open(Optional.empty());
        append(vault, 1);
        vault.close();
        Bytes key = keyFile();
        Files.delete(folder.resolve("hearth.key"));

        StoreException lost = assertThrows(StoreException.class, () -> open(Optional.empty()));
        boolean another = Files.exists(folder.resolve("hearth.key"));
        Files.write(folder.resolve("hearth.key"), key.toArray());
        Vault found = open(Optional.empty());

        assertEquals(Why.WRONG_KEY, lost.why());
        assertFalse(another);
        assertEquals(List.of(1L), numbers(found));
        found.close();
    }

    @Test
    void lostFileWithoutItsKeyDoesNotBecomeANewStoreWhileThereAreBackups() throws IOException {
        Vault vault = open(Optional.empty());
        append(vault, 1);
        vault.backUp();
        vault.close();
        Files.delete(folder.resolve("hearth.key"));
        Files.delete(folder.resolve("hearth.db"));

        StoreException lost = assertThrows(StoreException.class, () -> open(Optional.empty()));

        assertEquals(Why.WRONG_KEY, lost.why());
    }

    @Test
    void damagedKeyIsToldAndTheFileStays() throws IOException {
        open(Optional.empty()).close();
        Files.write(folder.resolve("hearth.key"), new byte[8_192]);
        List<String> before = names();

        StoreException damaged = assertThrows(StoreException.class, () -> open(Optional.empty()));

        assertEquals(Why.WRONG_KEY, damaged.why());
        assertEquals(before, names());
    }

    @Test
    void keyOfAnotherStoreIsNoDamage() throws IOException {
        open(Optional.empty()).close();
        Files.delete(folder.resolve("hearth.key"));
        Path other = folder.resolve("other");
        openIn(other, Optional.empty()).close();
        Files.copy(other.resolve("hearth.key"), folder.resolve("hearth.key"));

        StoreException wrong = assertThrows(StoreException.class, () -> open(Optional.empty()));

        assertEquals(Why.WRONG_KEY, wrong.why());
        assertEquals(true, Files.exists(folder.resolve("hearth.db")));
    }

    @Test
    void storeOfBeforeThereWasAKeyIsForeignAndStaysAsItIs() throws IOException {
        Vault unsealed = Vault.open(folder, _ -> new JournalEngine(new Checksum()), () -> now);
        append(unsealed, 1);
        unsealed.close();
        List<String> before = readable("text 1");

        StoreException foreign = assertThrows(StoreException.class, () -> open(Optional.empty()));

        assertEquals(List.of("text 1 in hearth.db"), before);
        assertEquals(before, readable("text 1"));
        assertEquals(Why.FOREIGN_VERSION, foreign.why());
        assertEquals(List.of("hearth.db", "hearth.lock"), names());
    }

    @Test
    void newStoresHaveKeysOfTheirOwn() throws IOException {
        open(Optional.empty()).close();
        Path other = folder.resolve("other");
        openIn(other, Optional.empty()).close();

        assertFalse(keyFile().equals(Bytes.copyOf(Files.readAllBytes(other.resolve("hearth.key")))));
    }

    private Vault open(Optional<Passphrase> passphrase) {
        return openIn(folder, passphrase);
    }

    private Vault openIn(Path place, Optional<Passphrase> passphrase) {
        return Vault.open(
                place,
                held -> new JournalEngine(new AesGcm(keys.key(held, passphrase).toArray())),
                () -> now);
    }

    private PassphraseRefused refused(Optional<Passphrase> passphrase) {
        return assertThrows(PassphraseRefused.class, () -> open(passphrase));
    }

    private static void append(Vault vault, long number) {
        vault.write(List.of(List.of(new Change.Append(KilledWriter.message(number)))));
    }

    private static List<Long> numbers(Vault vault) {
        return vault.read(tables -> tables.messages().newest(KilledWriter.WITH_BOB, 100)).stream()
                .map(Message::sort)
                .toList();
    }

    private Bytes keyFile() throws IOException {
        return Bytes.copyOf(Files.readAllBytes(folder.resolve("hearth.key")));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /// Which of these stand in which file.
    private List<String> readable(String... texts) throws IOException {
        List<String> found = new ArrayList<>();
        for (String name : names()) {
            String bytes = new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.ISO_8859_1);
            Stream.of(texts).filter(bytes::contains).forEach(text -> found.add(text + " in " + name));
        }
        return found;
    }
}
