package chat.hearth.mqtt;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.SigningKey;
import chat.hearth.core.wire.Login.Entry;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How one logs in at a broker. Its text shows nothing that lets one in.
sealed interface Login {
    Optional<String> user();

    String clientId(String secret);

    /// For one CONNECT alone.
    Credentials credentials(String clientId, Instant now, RandomGenerator random);

    /// What stands in a CONNECT.
    record Credentials(Optional<String> user, Optional<String> password) {
        @Override
        public String toString() {
            return user.orElse("nobody");
        }
    }

    /// By a user name and a password that the broker knows.
    record Named(Optional<String> user, Optional<String> password) implements Login {
        @Override
        public String clientId(String secret) {
            return secret;
        }

        @Override
        public Credentials credentials(String clientId, Instant now, RandomGenerator random) {
            return new Credentials(user, password);
        }

        @Override
        public String toString() {
            return user.orElse("nobody");
        }
    }

    /// By one's identity, at a hosted network.
    ///
    /// @param broker SHA-256 of its certificate
    record Signed(SigningKey identity, Bytes broker, String joinCode) implements Login {
        @Override
        public Optional<String> user() {
            return Optional.of(peer().value());
        }

        private PeerId peer() {
            return PeerId.of(identity.verifyKey());
        }

        @Override
        public String clientId(String secret) {
            return chat.hearth.core.wire.Login.clientId(peer(), broker, secret);
        }

        @Override
        public Credentials credentials(String clientId, Instant now, RandomGenerator random) {
            Bytes nonce = Bytes.random(chat.hearth.core.wire.Login.NONCE_SIZE, random);
            var login = chat.hearth.core.wire.Login.make(identity, new Entry(broker, clientId), joinCode, now, nonce);
            return new Credentials(user(), Optional.of(login.password()));
        }

        @Override
        public String toString() {
            return peer().value();
        }
    }
}
