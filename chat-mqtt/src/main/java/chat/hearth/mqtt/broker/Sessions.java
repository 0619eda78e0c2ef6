package chat.hearth.mqtt.broker;

import java.util.Optional;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTConnection;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTSessionState;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTStateManager;
import org.apache.activemq.artemis.core.server.ActiveMQServer;

/// The sessions of guests, as Artemis keeps them. May be used on any thread.
record Sessions(ActiveMQServer artemis) {
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
