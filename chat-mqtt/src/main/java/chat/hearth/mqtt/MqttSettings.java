package chat.hearth.mqtt;

import java.time.Duration;

/// How Hearth uses MQTT.
///
/// @param prefix of all topics
/// @param keepAlive after which silence is broken; the library needs two of them to notice a cut cable, so 12 s keep
///     that below 25 s, and the broker notices after one and a half
/// @param answer how long a broker may take for an answer before the connection counts as dead
/// @param farewell how long a sign-off may take
record MqttSettings(String prefix, Duration keepAlive, Duration answer, Duration farewell) {
    static MqttSettings standard() {
        return new MqttSettings("hearth/v1", Duration.ofSeconds(12), Duration.ofSeconds(20), Duration.ofSeconds(2));
    }

    Topics topics() {
        return new Topics(prefix);
    }
}
