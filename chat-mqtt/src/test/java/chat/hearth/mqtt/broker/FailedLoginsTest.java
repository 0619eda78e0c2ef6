package chat.hearth.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {
    private static final InetAddress EVE = InetAddress.ofLiteral("192.168.1.66");
    private static final InetAddress BOB = InetAddress.ofLiteral("192.168.1.7");

    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final FailedLogins failed = new FailedLogins(3, () -> now);

    @Test
    void everyFailureAfterTheThirdDoublesTheWaitUpToFourSeconds() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            waits.add(failed.delay(EVE).toMillis());
            failed.add(EVE);
        }

        assertEquals(List.of(0L, 0L, 0L, 250L, 500L, 1000L, 2000L, 4000L, 4000L), waits);
    }

    @Test
    void othersDoNotWait() {
        fail(EVE, 9);

        assertEquals(Duration.ZERO, failed.delay(BOB));
    }

    @Test
    void isForgottenAfterTenQuietMinutes() {
        fail(EVE, 9);

        now = now.plus(Duration.ofMinutes(10)).plusMillis(1);

        assertEquals(Duration.ZERO, failed.delay(EVE));
        failed.add(EVE);
        assertEquals(Duration.ZERO, failed.delay(EVE));
    }

    @Test
    void manyAddressesTakeNoMoreMemoryThanSome() {
        fail(BOB, 9);
        for (int i = 0; i < 1_000; i++) {
            failed.add(InetAddress.ofLiteral("10.1." + i / 250 + "." + i % 250));
        }

        assertEquals(Duration.ZERO, failed.delay(BOB));
    }

    private void fail(InetAddress from, int times) {
        for (int i = 0; i < times; i++) {
            failed.add(from);
        }
    }
}
