package chat.hearth.mqtt;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.transport.Inbox;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Packet;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands arriving publications to the inbox. What names no mailbox, or one that nobody watches or that is
/// muted, is acknowledged and dropped. Core
/// thread.
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Topics topics;
    private final Watches watches;
    private final Inbox inbox;
    private long dropped;

    Delivery(Topics topics, Watches watches, Inbox inbox) {
        this.topics = topics;
        this.watches = watches;
        this.inbox = inbox;
    }

    void deliver(Mqtt5Publish publish) {
        String topic = publish.getTopic().toString();
        Optional<Mailbox> mailbox =
                topics.mailbox(topic).filter(watches::wants).filter(at -> watches.isFresh(at, publish));
        if (mailbox.isPresent()) {
            hand(packet(mailbox.get(), publish));
        } else {
            dropped++;
            LOG.debug("Dropped packet {} for no mailbox of ours", dropped);
            acknowledgement(publish).run();
        }
    }

    /// How many packets were dropped.
    long dropped() {
        return dropped;
    }

    private void hand(Packet packet) {
        try {
            inbox.received(packet);
        } catch (RuntimeException e) {
            // Without this, all that follow would wait for this one, now and after every reconnect.
            packet.acknowledge();
            throw e;
        }
    }

    private static Packet packet(Mailbox mailbox, Mqtt5Publish publish) {
        Optional<Duration> expiresIn = publish.getMessageExpiryInterval().isPresent()
                ? Optional.of(
                        Duration.ofSeconds(publish.getMessageExpiryInterval().getAsLong()))
                : Optional.empty();
        Bytes payload = Bytes.copyOf(publish.getPayloadAsBytes());
        return new Packet(mailbox, payload, publish.isRetain(), expiresIn, acknowledgement(publish));
    }

    private static Runnable acknowledgement(Mqtt5Publish publish) {
        AtomicBoolean done = new AtomicBoolean();
        return () -> {
            if (!done.getAndSet(true)) {
                try {
                    publish.acknowledge();
                } catch (RejectedExecutionException gone) {
                    LOG.debug("Acknowledged after the link had gone: it will come again");
                }
            }
        };
    }
}
