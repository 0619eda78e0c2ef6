package chat.hearth.mqtt.broker;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;

/// Shortens lives of more than [Limits#LONGEST_LIFE] in the properties of a packet.
final class Life {
    private Life() {}

    /// @return the seconds that it has now; without the property none
    static int cap(MqttProperties properties, MqttPropertyType property) {
        if (!(properties.getProperty(property.value()) instanceof IntegerProperty asked)) {
            return 0;
        }
        int capped = (int) Math.min(Integer.toUnsignedLong(asked.value()), Limits.LONGEST_LIFE);
        properties.add(new IntegerProperty(property.value(), capped));
        return capped;
    }

    /// As [#cap], and what would live for ever gets the longest life.
    static void capOrSet(MqttProperties properties, MqttPropertyType property) {
        if (properties.getProperty(property.value()) == null) {
            properties.add(new IntegerProperty(property.value(), Limits.LONGEST_LIFE));
        } else {
            cap(properties, property);
        }
    }
}
