package chat.hearth.persistence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.StoreException.Why;
import chat.hearth.core.store.Undo;
import chat.hearth.persistence.volume.Checksum;
import chat.hearth.persistence.volume.JournaledVolume;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapdb.DB;
import org.mapdb.DBException;
import org.mapdb.DBMaker;
import org.mapdb.Serializer;

/// Each way in which a disk can fail, and what is said of it. Without threads: the file alone.
final class StoreFailuresTest {
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));
    private static final PeerId BOB = new PeerId("b".repeat(32));
    private static final ConversationId WITH_BOB = new ConversationId(BOB);

    @TempDir
    Path folder;

    private final FragileEngine engine = new FragileEngine();

    @Test
    void commitThatFindsTheDiskFullLosesNothingThatWasStored() {
        Vault vault = open();
        vault.write(List.of(append(1)));
        engine.failToCommit(noSpace());
        Vault.Written written = vault.write(List.of(append(2), append(3)));
        List<String> whileFull = texts(vault);
        engine.mend();

        vault.write(List.of(append(3)));

        assertEquals(List.of(), written.done());
        assertEquals(Why.FULL, written.failure().orElseThrow().why());
        assertEquals(List.of("text 1"), whileFull);
        assertEquals(List.of("text 1", "text 3"), texts(vault));
        assertEquals(List.of("text 1", "text 3"), texts(reopened(vault)));
    }

    @Test
    void spaceIsAskedForBeforeAnythingIsTouched() {
        Vault vault = open();
        engine.failToCommit(new AssertionFailure());
        engine.leave(1 << 20);

        Vault.Written written = vault.write(List.of(append(1)));

        assertEquals(Why.FULL, written.failure().orElseThrow().why());
    }

    @Test
    void storeThatCannotBeOpenedAgainSaysWhyUntilItCan() {
        Vault vault = open();
        vault.write(List.of(append(1)));
        engine.failToCommit(new DBException.VolumeIOError(new IOException("Input/output error")));
        engine.failToOpen(noSpace());
        Vault.Written written = vault.write(List.of(append(2)));
        Why reading = assertThrows(StoreException.class, () -> texts(vault)).why();
        Why writing = vault.write(List.of(append(2))).failure().orElseThrow().why();
        engine.mend();

        vault.write(List.of(append(2)));

        assertEquals(Why.FAILED, written.failure().orElseThrow().why());
        assertEquals(List.of(Why.FULL, Why.FULL), List.of(reading, writing));
        assertEquals(List.of("text 1", "text 2"), texts(vault));
    }

    @Test
    void everythingElseOfTheSystemIsAFailure() {
        assertEquals(
                Why.FAILED,
                Failures.of(new DBException.VolumeIOError(new IOException("?"))).why());
        assertEquals(Why.FAILED, Failures.of(new OutOfMemoryError()).why());
        assertEquals(
                Why.READ_ONLY,
                Failures.of(new IOException("Read-only file system")).why());
        assertEquals(
                Why.FOREIGN_VERSION,
                Failures.of(new DBException.NewMapDBFormat("")).why());
    }

    @Test
    void folderThatIsAFileIsReadOnly() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        StoreException refused = assertThrows(StoreException.class, () -> Vault.open(file, _ -> engine, NOW));

        assertEquals(Why.READ_ONLY, refused.why());
    }

    @Test
    void fileWithoutTheRightToWriteIsReadOnly() {
        engine.failToOpen(new DBException.VolumeIOError(new AccessDeniedException("hearth.db")));

        assertEquals(
                Why.READ_ONLY, assertThrows(StoreException.class, this::open).why());
    }

    @Test
    void folderThatMayNotBeChangedIsReadOnly() throws IOException, InterruptedException {
        assumeTrue(run("chattr", "+i", folder.toString()) == 0, "no right to make a folder immutable here");
        try {
            assertEquals(
                    Why.READ_ONLY,
                    assertThrows(StoreException.class, this::open).why());
        } finally {
            run("chattr", "-i", folder.toString());
        }
    }

    @Test
    void fileThatIsNoStoreIsSetAsideUnchanged() throws IOException {
        byte[] foreign = "certainly not a store".repeat(1_000).getBytes(StandardCharsets.UTF_8);

        assertSetAside(foreign);
    }

    @Test
    void emptyFileIsSetAside() throws IOException {
        assertSetAside(new byte[0]);
    }

    @Test
    void fileCutInHalfIsSetAsideUnchanged() throws IOException {
        Vault vault = open();
        vault.write(List.of(append(1)));
        vault.close();
        byte[] whole = Files.readAllBytes(folder.resolve("hearth.db"));

        assertSetAside(Arrays.copyOf(whole, whole.length / 2));
    }

    @Test
    void changedTextIsDamageAndNotAnotherText() throws IOException {
        Vault vault = open();
        vault.write(List.of(append(1)));
        vault.close();
        replaceInFile("text 1", "text 7");

        StoreException refused = assertThrows(StoreException.class, () -> texts(open()));

        assertEquals(Why.DAMAGED, refused.why());
    }

    @Test
    void fileOfMapDbWithoutAJournalIsForeignAndStaysAsItIs() throws IOException {
        DB bare = DBMaker.fileDB(folder.resolve("hearth.db").toFile())
                .fileChannelEnable()
                .make();
        bare.treeMap("own", Serializer.BYTE_ARRAY, Serializer.BYTE_ARRAY).create();
        bare.close();
        byte[] before = Files.readAllBytes(folder.resolve("hearth.db"));

        StoreException refused = assertThrows(StoreException.class, this::open);

        assertEquals(Why.FOREIGN_VERSION, refused.why());
        assertArrayEquals(before, Files.readAllBytes(folder.resolve("hearth.db")));
    }

    @Test
    void volumeThatMapDbFilledInAnotherWayIsForeignAndStays() {
        Path file = folder.resolve("hearth.db");
        DB checked = DBMaker.volumeDB(JournaledVolume.create(file, new Checksum()), false)
                .make();
        checked.commit();
        checked.close();

        StoreException refused = assertThrows(StoreException.class, this::open);

        assertEquals(Why.FOREIGN_VERSION, refused.why());
        assertTrue(Files.exists(file));
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 4})
    void otherSchemaIsForeignAndAllThatIsInItStaysAsItIs(long schema) throws IOException {
        open().close();
        inFile(db -> new StoredValue<>(
                        new StoredMap(
                                db.treeMap("own", new Roomy.Keys(), new Roomy.Values())
                                        .open(),
                                new Undo()),
                        "schema",
                        new Codec<Long>(Output::int64, Input::int64))
                .put(schema));
        byte[] before = pages();

        StoreException refused = assertThrows(StoreException.class, this::open);

        assertEquals(Why.FOREIGN_VERSION, refused.why());
        assertArrayEquals(before, pages());
    }

    @Test
    void folderIsHeldOnceAtATime() {
        Vault vault = open();

        StoreException refused = assertThrows(StoreException.class, this::open);
        vault.close();

        assertEquals(Why.LOCKED, refused.why());
        open().close();
    }

    @Test
    void nobodyElseMayReadTheFolderAndNothingElseLiesInIt() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no rights to speak of here");
        Path inner = folder.resolve("profile/store");
        Vault vault = Vault.open(inner, _ -> engine, NOW);
        vault.write(List.of(append(1)));
        vault.close();

        List<String> rights = Stream.of("", "hearth.db", "hearth.lock")
                .map(name -> rights(inner.resolve(name)))
                .toList();

        assertEquals(List.of("rwx------", "rw-------", "rw-------"), rights);
        try (Stream<Path> files = Files.list(inner)) {
            assertEquals(
                    List.of("hearth.db", "hearth.lock"),
                    files.map(each -> each.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void fileIsNotLockedAnyMoreWhereMapDbDoesNotClose() {
        Path file = folder.resolve("file");
        JournaledVolume volume = JournaledVolume.create(file, new Checksum());
        RuntimeException failure = new AssertionFailure();
        Engine.Database database = new JournalEngine.Journaled(new Unclosing(volume, failure), volume);

        RuntimeException thrown = assertThrows(RuntimeException.class, database::close);

        assertSame(failure, thrown);
        JournaledVolume.open(file, new Checksum()).close();
    }

    @Test
    void halfMadeFileOfAKilledStartIsMadeAnew() throws IOException {
        Files.writeString(folder.resolve("hearth.db.new"), "half");

        Vault vault = open();
        vault.write(List.of(append(1)));

        assertEquals(List.of("text 1"), texts(reopened(vault)));
    }

    /// What is behind the two headers, which each opening writes anew.
    private byte[] pages() throws IOException {
        byte[] file = Files.readAllBytes(folder.resolve("hearth.db"));
        return Arrays.copyOfRange(file, 8_192, file.length);
    }

    private void assertSetAside(byte[] damaged) throws IOException {
        Files.write(folder.resolve("hearth.db"), damaged);

        StoreException refused = assertThrows(StoreException.class, this::open);

        String name = "hearth.db.damaged-20261123T120000.000Z";
        assertEquals(Why.DAMAGED, refused.why());
        assertEquals("the damaged file was set aside as " + name, refused.getMessage());
        assertArrayEquals(damaged, Files.readAllBytes(folder.resolve(name)));
        assertEquals(List.of(), texts(open()));
    }

    private Vault open() {
        return Vault.open(folder, _ -> engine, NOW);
    }

    private Vault reopened(Vault vault) {
        vault.close();
        return open();
    }

    private void inFile(Consumer<DB> work) {
        try (Engine.Database database = new JournalEngine(new Checksum()).open(folder.resolve("hearth.db"))) {
            work.accept(database.maps());
            database.commit();
        }
    }

    /// Everywhere it stands in the file.
    private void replaceInFile(String text, String other) throws IOException {
        Path file = folder.resolve("hearth.db");
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, bytes.replace(text, other), StandardCharsets.ISO_8859_1);
    }

    private static List<String> texts(Vault vault) {
        return vault.read(tables -> tables.messages().newest(WITH_BOB, 100)).reversed().stream()
                .map(Message::text)
                .toList();
    }

    private static List<Change> append(long number) {
        return List.of(new Change.Append(new Message(
                WITH_BOB,
                new MessageId(new UUID(0, number)),
                BOB,
                number,
                NOW.instant(),
                NOW.instant(),
                "text " + number,
                new Delivery.Received())));
    }

    private static DBException noSpace() {
        return new DBException.VolumeIOError(new IOException("No space left on device"));
    }

    private static String rights(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        } catch (IOException missing) {
            return -1;
        }
    }

    private static final class Unclosing extends DB {
        private final RuntimeException failure;

        Unclosing(JournaledVolume volume, RuntimeException failure) {
            super(DBMaker.volumeDB(volume, false).make().getStore(), true, true, DB.class.getClassLoader(), 0);
            this.failure = failure;
        }

        @Override
        public void close() {
            throw failure;
        }
    }

    private static final class AssertionFailure extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
