package chat.hearth.mqtt.broker;

import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;

/// The queues in which Artemis keeps the last value of each topic.
record KeptValues(ActiveMQServer artemis) implements Turnstile.Shelf {
    /// A value that was stored is found only after it has gone through a queue before that queue.
    @Override
    public void put(String topic, Runnable found) {
        Queue kept = artemis.locateQueue(MQTTUtil.getCoreRetainAddressFromMqttTopic(
                topic, artemis.getConfiguration().getWildcardConfiguration()));
        if (kept == null) {
            found.run();
        } else {
            kept.flushOnIntermediate(found);
        }
    }
}
