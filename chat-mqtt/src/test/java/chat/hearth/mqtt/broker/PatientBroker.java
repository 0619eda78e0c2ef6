package chat.hearth.mqtt.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// A broker at which nobody has to wait, however many logins fail.
final class PatientBroker {
    private static final Limits LIMITS =
            Limits.USUAL.with(new Limits.Entry(64 << 10, 256, 16, 1_000, Duration.ofSeconds(10)));

    private PatientBroker() {}

    static EmbeddedBroker start(Path folder) {
        return EmbeddedBroker.start(
                folder,
                0,
                Visitor.JOIN_CODE,
                new Surroundings(List::of, Duration.ofSeconds(5), InstantSource.system(), LIMITS),
                () -> {});
    }
}
