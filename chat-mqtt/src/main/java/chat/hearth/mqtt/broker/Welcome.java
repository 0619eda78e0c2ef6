package chat.hearth.mqtt.broker;

import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.SESSION_EXPIRY_INTERVAL;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.SHARED_SUBSCRIPTION_AVAILABLE;

import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/// Tells in the CONNACK what [Gatekeeper] made of the wishes of a guest.
final class Welcome implements MQTTInterceptor {
    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
        if (packet instanceof MqttConnAckMessage answer
                && answer.variableHeader().connectReturnCode() == MqttConnectReturnCode.CONNECTION_ACCEPTED) {
            MqttProperties properties = answer.variableHeader().properties();
            Integer life =
                    Guests.channelOf(connection).attr(Guests.SESSION_LIFE).get();
            properties.add(new IntegerProperty(SESSION_EXPIRY_INTERVAL.value(), life));
            properties.add(new IntegerProperty(SHARED_SUBSCRIPTION_AVAILABLE.value(), 0));
        }
        return true;
    }
}
