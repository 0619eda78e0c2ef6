package chat.hearth.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckRestrictions;
import java.time.Duration;

/// What a broker granted in its CONNACK. The library keeps to the greatest packet and the keep-alive by itself.
///
/// @param remembered how long it keeps the session once the connection is gone
/// @param kept whether the broker still had the session
/// @param window publications that may be under way at once
/// @param retains whether it keeps last values
/// @param confirms whether it takes publications at QoS 1
record Limits(Duration remembered, boolean kept, int window, boolean retains, boolean confirms) {
    private static final int WIDEST = 50;

    static Limits of(Mqtt5ConnAck answer, Duration wanted) {
        Mqtt5ConnAckRestrictions restrictions = answer.getRestrictions();
        return new Limits(
                Duration.ofSeconds(answer.getSessionExpiryInterval().orElse(wanted.toSeconds())),
                answer.isSessionPresent(),
                Math.min(WIDEST, restrictions.getReceiveMaximum()),
                restrictions.isRetainAvailable(),
                restrictions.getMaximumQos() != MqttQos.AT_MOST_ONCE);
    }
}
