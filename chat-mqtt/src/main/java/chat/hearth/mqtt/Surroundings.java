package chat.hearth.mqtt;

import chat.hearth.core.bytes.Alphabet;
import chat.hearth.core.time.CoreThread;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What every part of this adapter needs.
record Surroundings(CoreThread core, MqttSettings settings, RandomGenerator random) {
    private static final int CLIENT_ID = 22;

    /// A connection under a name of its own that leaves no session behind.
    Connection.Call passing(Endpoint endpoint) {
        String clientId = Alphabet.randomBase62(CLIENT_ID, random);
        return new Connection.Call(endpoint, clientId, Duration.ZERO, settings.keepAlive(), Optional.empty());
    }
}
