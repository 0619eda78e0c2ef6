package chat.hearth.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.time.ManualCore;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkWatchTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualCore core = new ManualCore();
    private final Instant began = core.instant();
    private Duration slept = Duration.ZERO;
    private Optional<Set<InetAddress>> addresses = at(5);
    private int changes;

    private final NetworkWatch watch = new NetworkWatch(
            core,
            Runnable::run,
            new NetworkWatch.Senses(
                    () -> Duration.between(began, core.instant()).minus(slept).toNanos(), () -> addresses),
            () -> changes++);

    @BeforeEach
    void begin() {
        watch.begin();
        core.runReady();
    }

    @Test
    void whileNothingChangesNothingIsSaid() {
        core.advance(MINUTE);

        assertEquals(0, changes);
    }

    @Test
    void aComputerThatSleptIsNoticedOnce() {
        sleep(Duration.ofHours(8));
        core.advance(MINUTE);

        assertEquals(1, changes);
    }

    @Test
    void aShortSleepWhoseClockRanOnIsNoticedToo() {
        core.setTo(core.instant().plusSeconds(20));
        core.advance(MINUTE);

        assertEquals(1, changes);
    }

    @Test
    void otherAddressesAreNoticedWithinSeconds() {
        addresses = at(6);
        core.advance(Duration.ofSeconds(3));
        int within = changes;
        core.advance(MINUTE);

        assertEquals(1, within);
        assertEquals(1, changes);
    }

    @Test
    void addressesThatCannotBeToldForAMomentAreNoChange() {
        addresses = Optional.empty();
        core.advance(MINUTE);
        addresses = at(5);
        core.advance(MINUTE);

        assertEquals(0, changes);
    }

    @Test
    void afterTheEndNothingIsSaid() {
        watch.close();
        core.runReady();
        addresses = at(6);
        sleep(Duration.ofHours(1));
        core.advance(MINUTE);

        assertEquals(0, changes);
    }

    private void sleep(Duration span) {
        slept = slept.plus(span);
        core.setTo(core.instant().plus(span));
    }

    private static Optional<Set<InetAddress>> at(int last) {
        try {
            return Optional.of(Set.of(InetAddress.getByAddress(new byte[] {(byte) 192, (byte) 168, 1, (byte) last})));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
