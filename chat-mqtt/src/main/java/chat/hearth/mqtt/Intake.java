package chat.hearth.mqtt;

import chat.hearth.core.time.CoreThread;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands publications over to the core thread. Runs on the library's thread, where an exception would end the
/// receiving for good without a word; so nothing is done here that could throw.
///
/// What waits for the core is bounded: beyond, publications at QoS 0 are dropped, because a broker may be flooded with
/// them. Those at QoS 1 wait for acknowledgements and so bound themselves.
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final long MOST_WAITING = 16 << 20;

    private final CoreThread core;
    private final Consumer<Mqtt5Publish> receiver;
    private final BooleanSupplier open;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    Intake(CoreThread core, Consumer<Mqtt5Publish> receiver, BooleanSupplier open) {
        this.core = core;
        this.receiver = receiver;
        this.open = open;
    }

    void take(Mqtt5Publish publish) {
        int size = publish.getPayload().map(payload -> payload.remaining()).orElse(0) + 256;
        if (publish.getQos() == MqttQos.AT_MOST_ONCE && waiting.get() + size > MOST_WAITING) {
            LOG.debug("Dropped publication {}: the core is busy", dropped.incrementAndGet());
            return;
        }
        waiting.addAndGet(size);
        core.execute(() -> hand(publish, size));
    }

    private void hand(Mqtt5Publish publish, int size) {
        waiting.addAndGet(-size);
        if (open.getAsBoolean()) {
            receiver.accept(publish);
        }
    }
}
