package chat.hearth.mqtt;

import chat.hearth.core.transport.NetworkChoice;
import java.net.InetAddress;
import java.util.Optional;

/// Where a broker listens and how one logs in there. Its text shows no password.
record Endpoint(String host, int port, Wire wire, Optional<Login> login) {
    private static final String LOOPBACK = "127.0.0.1";

    /// Whether what is sent can be read on the way.
    enum Wire {
        PLAIN,
        TLS
    }

    record Login(Optional<String> user, Optional<String> password) {
        @Override
        public String toString() {
            return user.orElse("nobody");
        }
    }

    /// @param self the user name at a broker that asks for a join code alone
    static Endpoint of(NetworkChoice choice, String self) {
        return switch (choice) {
            case NetworkChoice.Hosted hosted ->
                new Endpoint(
                        LOOPBACK,
                        hosted.port(),
                        Wire.PLAIN,
                        Optional.of(new Login(Optional.of(self), Optional.of(hosted.joinCode()))));
            case NetworkChoice.Broker broker -> of(broker, self);
        };
    }

    private static Endpoint of(NetworkChoice.Broker broker, String self) {
        boolean anonymous = broker.user().isEmpty() && broker.password().isEmpty();
        String host = broker.uri().getHost().replaceAll("[\\[\\]]", "");
        int usual = broker.secure() ? 8883 : 1883;
        return new Endpoint(
                host,
                broker.uri().getPort() < 0 ? usual : broker.uri().getPort(),
                broker.secure() ? Wire.TLS : Wire.PLAIN,
                anonymous
                        ? Optional.empty()
                        : Optional.of(new Login(broker.user().or(() -> Optional.of(self)), broker.password())));
    }

    boolean secure() {
        return wire == Wire.TLS;
    }

    Optional<String> user() {
        return login.flatMap(Login::user);
    }

    /// On this computer or on the local network: a broker that bears to be asked often.
    boolean isNear() {
        if (host.equalsIgnoreCase("localhost") || host.endsWith(".local")) {
            return true;
        }
        try {
            InetAddress address = InetAddress.ofLiteral(host);
            return address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
