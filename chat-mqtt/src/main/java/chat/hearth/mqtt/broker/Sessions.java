package chat.hearth.mqtt.broker;

import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTConnection;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTSessionState;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTStateManager;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.ServerConsumer;

/// The sessions of guests, as Artemis keeps them. May be used on any thread.
record Sessions(ActiveMQServer artemis) {
    /// Runs on a thread of Artemis' own, which may wait.
    void aside(Runnable task) {
        artemis.getExecutorFactory().getExecutor().execute(task);
    }

    /// Those that Artemis has found on the disk and nobody has taken up again since it started.
    List<String> restored() {
        return states().getSessionStates().values().stream()
                .filter(state -> state.getSession() == null && !state.isAttached())
                .map(MQTTSessionState::getClientId)
                .toList();
    }

    /// Takes away such a session with its queues.
    void remove(String clientId) {
        try {
            MQTTSessionState state = states().removeSessionState(clientId);
            if (state != null) {
                for (MqttTopicSubscription subscription : state.getSubscriptions()) {
                    Optional<Queue> queue = queue(state, subscription.topicFilter());
                    if (queue.isPresent()) {
                        queue.get().deleteQueue(true);
                    }
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException("a session cannot be removed", e);
        }
    }

    /// Whether a connection uses this client id.
    boolean isConnected(String clientId) {
        return states().getConnectedClient(clientId) != null;
    }

    /// Forgets the will of the session, if it is still that of the connection.
    void forgetWill(MQTTConnection connection) {
        of(connection).ifPresent(state -> state.setWill(false));
    }

    /// Sets how long the session outlives the connection, if it is still that of the connection.
    void outlive(MQTTConnection connection, int seconds) {
        of(connection).ifPresent(state -> state.setClientSessionExpiryInterval(seconds));
    }

    /// Stops what comes from these filters. Artemis does so too when it ends a subscription, but holds the lock by then
    /// that a delivery at QoS 0 needs to finish, and waits 30 s for it. This too may wait for a delivery.
    ///
    /// @return whether it could; a session that comes back has its queues before they deliver
    boolean stop(MQTTConnection connection, List<String> filters) {
        List<Queue> queues = of(connection).stream()
                .flatMap(state -> filters.stream().filter(Topic::isFilter).map(filter -> queue(state, filter)))
                .flatMap(Optional::stream)
                .toList();
        queues.stream()
                .flatMap(queue -> queue.getConsumers().stream())
                .filter(ServerConsumer.class::isInstance)
                .forEach(consumer -> ((ServerConsumer) consumer).setStarted(false));
        return queues.stream().allMatch(queue -> queue.getConsumerCount() > 0);
    }

    private Optional<Queue> queue(MQTTSessionState state, String filter) {
        return Optional.ofNullable(artemis.locateQueue(MQTTUtil.getCoreQueueFromMqttTopic(
                filter, state.getClientId(), artemis.getConfiguration().getWildcardConfiguration())));
    }

    private Optional<MQTTSessionState> of(MQTTConnection connection) {
        return Optional.ofNullable(connection.getClientID())
                .filter(clientId -> states().isClientConnected(clientId, connection))
                .map(clientId -> states().getSessionStates().get(clientId));
    }

    private MQTTStateManager states() {
        try {
            return MQTTStateManager.getInstance(artemis);
        } catch (Exception e) {
            throw new IllegalStateException("the sessions cannot be read", e);
        }
    }
}
