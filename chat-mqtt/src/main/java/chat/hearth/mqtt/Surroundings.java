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
        return call(endpoint, Alphabet.randomBase62(CLIENT_ID, random), Duration.ZERO, Optional.empty());
    }

    /// With a login of its own.
    ///
    /// @param secret by which the broker knows the session of a device again
    /// @param remembered how long it keeps that session
    Connection.Call call(Endpoint endpoint, String secret, Duration remembered, Optional<Connection.Testament> will) {
        String clientId = endpoint.clientId(secret);
        Optional<Login.Credentials> credentials =
                endpoint.login().map(login -> login.credentials(clientId, core.instant(), random));
        return new Connection.Call(endpoint, clientId, credentials, remembered, settings.keepAlive(), will);
    }
}
