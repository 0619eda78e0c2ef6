package chat.hearth.ui.app;

import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.wire.InvalidInvitation;
import chat.hearth.core.wire.InvitationLink;
import chat.hearth.ui.connection.Connection;
import chat.hearth.ui.connection.JoinCodes;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the command line says about who one is and where one meets others.
final class CommandLineNetwork {
    private static final Logger LOG = LoggerFactory.getLogger(CommandLineNetwork.class);
    private final Options options;
    private final JoinCodes codes;

    @Inject
    CommandLineNetwork(Options options, JoinCodes codes) {
        this.options = options;
        this.codes = codes;
    }

    Optional<DisplayName> name() {
        return options.name().flatMap(DisplayName::cut);
    }

    /// As it was given; the window says what is wrong with it.
    Optional<String> invitationText() {
        return options.invite();
    }

    Optional<Invitation> invitation() {
        return options.invite().flatMap(text -> {
            try {
                return Optional.of(InvitationLink.parse(text));
            } catch (InvalidInvitation e) {
                LOG.warn("The invitation on the command line is of no use: {}", e.why());
                return Optional.empty();
            }
        });
    }

    /// The network to use: the one that is hosted, the broker that is named, or that of the invitation.
    Optional<NetworkChoice> network() {
        return chosen(Optional.empty()).or(() -> invitation().flatMap(NetworkChoice::of));
    }

    /// The network that is named itself, if that is another one than the account uses already. An invitation alone
    /// moves nobody from where they are; a network that is hosted already stays what it is but for what is said.
    Optional<NetworkChoice> chosenInsteadOf(NetworkChoice used) {
        return chosen(Optional.of(used)).filter(chosen -> !chosen.equals(used));
    }

    private Optional<NetworkChoice> chosen(Optional<NetworkChoice> used) {
        return options.host()
                .<NetworkChoice>map(port -> used.filter(NetworkChoice.Hosted.class::isInstance)
                        .map(NetworkChoice.Hosted.class::cast)
                        .map(hosted -> changed(hosted, port))
                        .orElseGet(() -> hosted(port)))
                .or(this::named);
    }

    private NetworkChoice.Hosted hosted(int port) {
        NetworkChoice.Reach reach =
                options.isLan() ? NetworkChoice.Reach.LOCAL_NETWORK : NetworkChoice.Reach.THIS_COMPUTER;
        return new NetworkChoice.Hosted(port == 0 ? Connection.HOSTING_PORT : port, reach, codes.next());
    }

    /// With the same join code and certificate, so that invitations stay good.
    private NetworkChoice.Hosted changed(NetworkChoice.Hosted hosted, int port) {
        return hosted.withPort(port == 0 ? hosted.port() : port)
                .withReach(options.isLan() ? NetworkChoice.Reach.LOCAL_NETWORK : hosted.reach());
    }

    private Optional<NetworkChoice> named() {
        return options.broker().map(CommandLineNetwork::broker);
    }

    private static NetworkChoice broker(URI uri) {
        boolean secure = "mqtts".equals(uri.getScheme());
        int port = uri.getPort() > 0 ? uri.getPort() : secure ? 8883 : 1883;
        URI plain = URI.create((secure ? "mqtts://" : "mqtt://") + uri.getHost() + ":" + port);
        return new NetworkChoice.Broker(plain, Optional.ofNullable(uri.getUserInfo()), Optional.empty());
    }
}
