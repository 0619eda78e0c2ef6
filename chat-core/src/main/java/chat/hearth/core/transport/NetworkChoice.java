package chat.hearth.core.transport;

import java.net.URI;
import java.util.Optional;

/// Where one meets one's contacts, as chosen and kept in the store.
public sealed interface NetworkChoice {
    /// A broker that this application starts itself.
    ///
    /// @param port 1 to 65535, kept over restarts so that invitations stay good
    /// @param joinCode the password that everyone needs, oneself included
    record Hosted(int port, Reach reach, String joinCode) implements NetworkChoice {
        @Override
        public String toString() {
            return "Hosted on " + port + ", " + reach;
        }
    }

    /// Who can reach a hosted network.
    enum Reach {
        THIS_COMPUTER,
        LOCAL_NETWORK
    }

    /// A broker that is there already.
    ///
    /// @param uri `mqtt://host:port` or, with TLS, `mqtts://host:port`
    record Broker(URI uri, Optional<String> user, Optional<String> password) implements NetworkChoice {
        public boolean secure() {
            return "mqtts".equals(uri.getScheme());
        }

        @Override
        public String toString() {
            return "Broker " + uri.getHost() + ":" + uri.getPort();
        }
    }

    /// Whether an invitation with this broker and join code leads here, as far as names can tell: one broker may have
    /// two. Without a broker it is good on the computer where it was made.
    default boolean isWhere(Optional<URI> broker, Optional<String> joinCode) {
        Optional<Endpoint> there = broker.map(Endpoint::of);
        return switch (this) {
            case Hosted(int port, var _, String own) ->
                joinCode.map(own::equals)
                        .or(() -> there.map(endpoint -> endpoint.port() == port))
                        .orElse(true);
            case Broker(URI uri, var _, var _) -> {
                Endpoint here = Endpoint.of(uri);
                yield there.map(here::isSame).orElseGet(here::isLoopback);
            }
        };
    }
}
