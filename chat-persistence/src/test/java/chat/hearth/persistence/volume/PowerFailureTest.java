package chat.hearth.persistence.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The power fails during every single operation, and again during every operation of the recovery. What was
/// acknowledged is there afterwards, and of the rest at most the one commit that was under way, whole; a copy that came
/// back has what was committed before it.
final class PowerFailureTest {
    private static final PageSeal CHECKSUM = new Checksum();
    private static final PageSeal CIPHER = new AesGcm(new byte[32]);

    private final Random random = new Random(4);
    private long points;

    @ParameterizedTest
    @EnumSource(SimulatedDisk.Loss.class)
    void everyMomentIsSurvived(SimulatedDisk.Loss loss, TestReporter reporter) throws IOException {
        failEverywhere(CHECKSUM, 12, loss);

        reporter.publishEntry("moments", String.valueOf(points));
    }

    @Test
    void everyMomentIsSurvivedUnderACipher() throws IOException {
        failEverywhere(CIPHER, 6, SimulatedDisk.Loss.RANDOM);

        assertTrue(points > 100);
    }

    @Test
    @Tag("long")
    void everyMomentOfALongerLifeIsSurvived(TestReporter reporter) throws IOException {
        for (int round = 0; round < 10; round++) {
            failEverywhere(CHECKSUM, 40, SimulatedDisk.Loss.RANDOM);
            failEverywhere(CIPHER, 20, SimulatedDisk.Loss.RANDOM);
        }

        reporter.publishEntry("moments", String.valueOf(points));
    }

    private void failEverywhere(PageSeal seal, int commits, SimulatedDisk.Loss loss) throws IOException {
        SimulatedDisk before = Scenario.diskWithVolume(seal);
        long operations = operations(before, seal, commits);
        for (long moment = 1; moment <= operations; moment++) {
            SimulatedDisk disk = before.copy();
            disk.failPowerAt(moment);
            Scenario scenario = new Scenario(disk, seal, commits);
            assertThrows(SimulatedDisk.PowerFailure.class, scenario::run);
            SimulatedDisk after = disk.afterPowerFailure(loss, random);
            assertCopy(after.copy(), seal, scenario.copied());
            failInRecovery(after, seal, scenario.acknowledged(), loss);
        }
    }

    private void failInRecovery(SimulatedDisk before, PageSeal seal, int acknowledged, SimulatedDisk.Loss loss)
            throws IOException {
        SimulatedDisk undisturbed = before.copy();
        assertState(undisturbed, seal, acknowledged);
        SimulatedDisk counted = before.copy();
        Scenario.state(counted, seal);
        for (long moment = 1; moment <= counted.operations(); moment++) {
            SimulatedDisk disk = before.copy();
            disk.failPowerAt(moment);
            assertThrows(SimulatedDisk.PowerFailure.class, () -> Scenario.state(disk, seal));
            assertState(disk.afterPowerFailure(loss, random), seal, acknowledged);
        }
    }

    private static void assertCopy(SimulatedDisk disk, PageSeal seal, Optional<Integer> copied) throws IOException {
        if (copied.isPresent()) {
            assertEquals(Scenario.state(copied.get()), Scenario.state(disk, Scenario.COPY, seal), "the copy");
        }
    }

    private void assertState(SimulatedDisk disk, PageSeal seal, int acknowledged) throws IOException {
        points++;
        Map<Long, Long> found = Scenario.state(disk, seal);
        List<Map<Long, Long>> expected = List.of(Scenario.state(acknowledged), Scenario.state(acknowledged + 1));
        assertTrue(expected.contains(found), () -> "after " + acknowledged + " commits: " + found);
        assertEquals(found, Scenario.state(disk, seal), "opened again");
    }

    private static long operations(SimulatedDisk before, PageSeal seal, int commits) throws IOException {
        SimulatedDisk disk = before.copy();
        Scenario scenario = new Scenario(disk, seal, commits);
        scenario.run();
        assertEquals(Scenario.state(commits), Scenario.state(disk.copy(), seal));
        return disk.operations();
    }
}
