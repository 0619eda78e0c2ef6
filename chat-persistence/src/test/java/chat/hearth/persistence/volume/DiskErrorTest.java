package chat.hearth.persistence.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An operation of the disk fails, and the process goes on.
final class DiskErrorTest {
    private static final PageSeal SEAL = new Checksum();
    private static final int COMMITS = 12;

    @Test
    void commitThatFailsIsNotThereAndTheOthersAre() throws IOException {
        SimulatedDisk before = Scenario.diskWithVolume(SEAL);
        for (long operation = 1; operation <= operations(before); operation++) {
            SimulatedDisk disk = before.copy();
            disk.failAt(operation, operation);
            int acknowledged = runUntilError(disk);

            assertEquals(Scenario.state(acknowledged), Scenario.state(disk, SEAL), "operation " + operation);
        }
    }

    @Test
    void nothingIsLostWhileTheDiskIsFullForLonger() throws IOException {
        SimulatedDisk before = Scenario.diskWithVolume(SEAL);
        for (long operation = 1; operation <= operations(before); operation++) {
            SimulatedDisk disk = before.copy();
            disk.failAt(operation, Long.MAX_VALUE);
            int acknowledged = runUntilError(disk);
            disk.failAt(Long.MAX_VALUE, Long.MAX_VALUE);

            Map<Long, Long> found = Scenario.state(disk, SEAL);

            assertTrue(
                    List.of(Scenario.state(acknowledged), Scenario.state(acknowledged + 1))
                            .contains(found),
                    "operation " + operation);
        }
    }

    @Test
    void commitsGoOnWhileTheJournalCannotBeMovedToTheFile() throws IOException {
        SimulatedDisk disk = Scenario.diskWithVolume(SEAL);
        try (Pages pages = new Scenario(disk, SEAL, 1).open()) {
            for (int commit = 1; commit <= 20; commit++) {
                Scenario.prepare(pages, commit);
                // Behind the write and the sync of the commit itself.
                disk.failAt(disk.operations() + 3, disk.operations() + 3);
                pages.commit();
            }
            disk.failAt(Long.MAX_VALUE, Long.MAX_VALUE);
            pages.checkpoint();
        }

        assertEquals(Scenario.state(20), Scenario.state(disk, SEAL));
    }

    @Test
    void nothingCanBeCommittedAfterAFailure() throws IOException {
        SimulatedDisk disk = Scenario.diskWithVolume(SEAL);
        try (Pages pages = new Scenario(disk, SEAL, 1).open()) {
            Scenario.prepare(pages, 1);
            disk.failAt(disk.operations() + 1, disk.operations() + 1);
            assertThrows(UncheckedIOException.class, pages::commit);

            assertThrows(UncheckedIOException.class, pages::commit);
        }

        assertEquals(Map.of(), Scenario.state(disk, SEAL));
    }

    private static int runUntilError(SimulatedDisk disk) {
        Scenario scenario = new Scenario(disk, SEAL, COMMITS);
        try {
            scenario.run();
        } catch (IOException e) {
            // As told; or hidden by the volume, which tries again later.
        }
        return scenario.acknowledged();
    }

    private static long operations(SimulatedDisk before) throws IOException {
        SimulatedDisk disk = before.copy();
        new Scenario(disk, SEAL, COMMITS).run();
        return disk.operations();
    }
}
