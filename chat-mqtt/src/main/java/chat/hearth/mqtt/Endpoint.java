package chat.hearth.mqtt;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.transport.ClientKey;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Trust;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/// Where a broker listens and how one logs in there. Its text shows no password.
record Endpoint(String host, int port, Wire wire, Optional<Login> login) {
    private static final String LOOPBACK = "127.0.0.1";

    /// Whether what is sent can be read on the way, and if not, whom one takes for the broker.
    sealed interface Wire {
        record Plain() implements Wire {}

        record Tls(Trust trust, Optional<ClientKey> clientKey) implements Wire {}
    }

    static Endpoint of(NetworkChoice choice, Account account) {
        return switch (choice) {
            case NetworkChoice.Hosted hosted -> of(hosted, account);
            case NetworkChoice.Guest guest -> of(guest, account);
            case NetworkChoice.Broker broker -> of(broker, account.peer().value());
        };
    }

    private static Endpoint of(NetworkChoice.Hosted hosted, Account account) {
        Bytes certificate = hosted.certificate()
                .orElseThrow(() -> new IllegalArgumentException("a hosted network whose broker has never run"));
        return new Endpoint(
                LOOPBACK,
                hosted.port(),
                new Wire.Plain(),
                Optional.of(new Login.Signed(account.identity(), certificate, hosted.joinCode())));
    }

    /// Plain on this computer alone, where a hosted network has no TLS.
    private static Endpoint of(NetworkChoice.Guest guest, Account account) {
        boolean here = chat.hearth.core.transport.Endpoint.of(guest.uri()).isLoopback()
                && "mqtt".equals(guest.uri().getScheme());
        return new Endpoint(
                host(guest.uri()),
                port(guest.uri()),
                here ? new Wire.Plain() : new Wire.Tls(new Trust.Pinned(guest.certificate()), Optional.empty()),
                Optional.of(new Login.Signed(account.identity(), guest.certificate(), guest.joinCode())));
    }

    /// @param self the user name at a broker that asks for a password alone
    static Endpoint of(NetworkChoice.Broker broker, String self) {
        boolean anonymous = broker.user().isEmpty() && broker.password().isEmpty();
        return new Endpoint(
                host(broker.uri()),
                port(broker.uri()),
                broker.secure() ? new Wire.Tls(broker.trust(), broker.clientKey()) : new Wire.Plain(),
                anonymous
                        ? Optional.empty()
                        : Optional.of(new Login.Named(broker.user().or(() -> Optional.of(self)), broker.password())));
    }

    private static String host(URI uri) {
        return uri.getHost().replaceAll("[\\[\\]]", "");
    }

    private static int port(URI uri) {
        int usual = "mqtts".equals(uri.getScheme()) ? 8883 : 1883;
        return uri.getPort() < 0 ? usual : uri.getPort();
    }

    boolean secure() {
        return wire instanceof Wire.Tls;
    }

    Optional<String> user() {
        return login.flatMap(Login::user);
    }

    /// The client id of a device here.
    ///
    /// @param secret what nobody else knows; the same one gives the same client id
    String clientId(String secret) {
        return login.map(known -> known.clientId(secret)).orElse(secret);
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
