package chat.hearth.mqtt;

import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/// How a connection ended, or why there was none.
record Ending(Throwable cause, By by, Phase phase) {
    enum By {
        BROKER,
        /// The network, or this side's judgement of it.
        US
    }

    enum Phase {
        BEFORE_CONNACK,
        AFTER_CONNACK
    }

    /// The code with which the broker refused the CONNECT.
    Optional<Mqtt5ConnAckReasonCode> refusal() {
        return find(Mqtt5ConnAckException.class)
                .map(refusal -> refusal.getMqttMessage().getReasonCode())
                .filter(Mqtt5ConnAckReasonCode::isError);
    }

    /// The code with which the broker ended the connection.
    Optional<Mqtt5DisconnectReasonCode> dismissal() {
        return find(Mqtt5DisconnectException.class)
                .filter(_ -> by == By.BROKER)
                .map(dismissal -> dismissal.getMqttMessage().getReasonCode());
    }

    /// The broker closed the connection in good order and gave no reason.
    boolean isSilent() {
        return by == By.BROKER
                && find(ConnectionClosedException.class).isPresent()
                && find(IOException.class).isEmpty();
    }

    <T extends Throwable> Optional<T> find(Class<T> type) {
        return causes().filter(type::isInstance).map(type::cast).findFirst();
    }

    Stream<Throwable> causes() {
        return Stream.iterate(cause, link -> link != null, Throwable::getCause).limit(20);
    }
}
