package chat.hearth.core.transport;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Invitation;
import java.net.URI;
import java.util.Optional;

/// Where one meets one's contacts, as chosen and kept in the store.
public sealed interface NetworkChoice {
    /// A broker that this application starts itself.
    ///
    /// @param port 1 to 65535, kept over restarts so that invitations stay good
    /// @param joinCode what everyone needs to know, oneself included
    /// @param certificate SHA-256 of the broker's certificate; absent until the broker has run for the first time
    record Hosted(int port, Reach reach, String joinCode, Optional<Bytes> certificate) implements NetworkChoice {
        public Hosted(int port, Reach reach, String joinCode) {
            this(port, reach, joinCode, Optional.empty());
        }

        public Hosted withPort(int changed) {
            return new Hosted(changed, reach, joinCode, certificate);
        }

        public Hosted withReach(Reach changed) {
            return new Hosted(port, changed, joinCode, certificate);
        }

        public Hosted withCertificate(Bytes known) {
            return new Hosted(port, reach, joinCode, Optional.of(known));
        }

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

    /// A broker that somebody else starts in this application, as their invitation says. Nothing is sent to one that
    /// shows another certificate.
    ///
    /// @param uri `mqtts://host:port`; on the same computer `mqtt://127.0.0.1:port`
    /// @param certificate SHA-256 of the broker's certificate
    record Guest(URI uri, Bytes certificate, String joinCode) implements NetworkChoice {
        @Override
        public String toString() {
            return "Guest at " + uri.getHost() + ":" + uri.getPort();
        }
    }

    /// A broker that is there already.
    ///
    /// @param uri `mqtt://host:port` or, with TLS, `mqtts://host:port`
    /// @param trust matters with TLS alone, as the client key does
    record Broker(URI uri, Optional<String> user, Optional<String> password, Trust trust, Optional<ClientKey> clientKey)
            implements NetworkChoice {
        public Broker(URI uri, Optional<String> user, Optional<String> password) {
            this(uri, user, password, new Trust.OfSystem(), Optional.empty());
        }

        public Broker withTrust(Trust changed) {
            return new Broker(uri, user, password, changed, clientKey);
        }

        public Broker withClientKey(Optional<ClientKey> changed) {
            return new Broker(uri, user, password, trust, changed);
        }

        public boolean secure() {
            return "mqtts".equals(uri.getScheme());
        }

        @Override
        public String toString() {
            return "Broker " + uri.getHost() + ":" + uri.getPort();
        }
    }

    /// The network that an invitation leads to; empty if it is good on one computer alone.
    static Optional<NetworkChoice> of(Invitation invitation) {
        return invitation.network().map(uri -> at(uri, invitation));
    }

    private static NetworkChoice at(URI uri, Invitation invitation) {
        return invitation
                .certificate()
                .flatMap(certificate ->
                        invitation.joinCode().<NetworkChoice>map(code -> new Guest(uri, certificate, code)))
                .orElseGet(() -> new Broker(uri, Optional.empty(), invitation.joinCode()));
    }

    /// What an invitation has to say of the broker's certificate, so that nobody takes another for it.
    default Optional<Bytes> pin() {
        return switch (this) {
            case Hosted hosted -> hosted.certificate();
            case Guest guest -> Optional.of(guest.certificate());
            case Broker _ -> Optional.empty();
        };
    }

    /// Whether an invitation with this broker and join code leads here, as far as names can tell: one broker may have
    /// two. Without a broker it is good on the computer where it was made.
    default boolean isWhere(Optional<URI> broker, Optional<String> joinCode) {
        Optional<Endpoint> there = broker.map(Endpoint::of);
        return switch (this) {
            case Hosted hosted ->
                joinCode.map(hosted.joinCode()::equals)
                        .or(() -> there.map(endpoint -> endpoint.port() == hosted.port()))
                        .orElse(true);
            case Guest guest ->
                joinCode.map(guest.joinCode()::equals).orElseGet(() -> isSame(Endpoint.of(guest.uri()), there));
            case Broker named -> isSame(Endpoint.of(named.uri()), there);
        };
    }

    private static boolean isSame(Endpoint here, Optional<Endpoint> there) {
        return there.map(here::isSame).orElseGet(here::isLoopback);
    }
}
