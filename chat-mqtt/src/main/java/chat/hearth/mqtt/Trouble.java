package chat.hearth.mqtt;

import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.ShownCertificate.Fault;
import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// Why there is no connection, and whether trying again can help.
///
/// @param detail a few technical words, without secrets
record Trouble(Link.Why why, String detail, Cure cure) {
    /// What a broker says in TLS of the certificate that it wants from this side (RFC 8446, section 6.2).
    private static final Pattern CLIENT_CERTIFICATE = Pattern.compile(
            "alert: (certificate_required|bad_certificate|certificate_unknown|unknown_ca|access_denied)");

    enum Cure {
        TRY_AGAIN,
        /// Somebody has to change something first.
        ASK
    }

    static Trouble passing(Link.Why why, String detail) {
        return new Trouble(why, detail, Cure.TRY_AGAIN);
    }

    static Trouble lasting(Link.Why why, String detail) {
        return new Trouble(why, detail, Cure.ASK);
    }

    static Trouble of(Ending ending, Endpoint endpoint) {
        return ending.refusal()
                .map(code -> refused(code, endpoint))
                .or(() -> ending.dismissal().map(Trouble::dismissed))
                .or(() -> ending.find(SSLException.class).map(failure -> tls(ending, failure)))
                .or(() -> ending.find(Mqtt5DisconnectException.class).map(own -> misunderstood(ending, own)))
                .orElseGet(() -> network(ending, endpoint));
    }

    private static Trouble refused(Mqtt5ConnAckReasonCode code, Endpoint endpoint) {
        String detail = "CONNACK " + words(code);
        return switch (code) {
            case BAD_USER_NAME_OR_PASSWORD -> lasting(Link.Why.WRONG_PASSWORD, detail);
            // Mosquitto says so of a wrong password, too.
            case NOT_AUTHORIZED ->
                lasting(endpoint.login().isPresent() ? Link.Why.WRONG_PASSWORD : Link.Why.NOT_AUTHORIZED, detail);
            case BANNED -> lasting(Link.Why.BANNED, detail);
            case UNSUPPORTED_PROTOCOL_VERSION -> lasting(Link.Why.NOT_MQTT_5, detail);
            case SERVER_UNAVAILABLE,
                    SERVER_BUSY,
                    CONNECTION_RATE_EXCEEDED,
                    QUOTA_EXCEEDED,
                    USE_ANOTHER_SERVER,
                    SERVER_MOVED -> passing(Link.Why.SERVER_BUSY, detail);
            case SUCCESS, UNSPECIFIED_ERROR -> passing(Link.Why.CLOSED_BY_BROKER, detail);
            case MALFORMED_PACKET,
                    PROTOCOL_ERROR,
                    IMPLEMENTATION_SPECIFIC_ERROR,
                    CLIENT_IDENTIFIER_NOT_VALID,
                    BAD_AUTHENTICATION_METHOD,
                    TOPIC_NAME_INVALID,
                    PACKET_TOO_LARGE,
                    PAYLOAD_FORMAT_INVALID,
                    RETAIN_NOT_SUPPORTED,
                    QOS_NOT_SUPPORTED -> lasting(Link.Why.NOT_AUTHORIZED, detail);
        };
    }

    private static Trouble dismissed(Mqtt5DisconnectReasonCode code) {
        String detail = "DISCONNECT " + words(code);
        return switch (code) {
            case SESSION_TAKEN_OVER -> lasting(Link.Why.TAKEN_OVER, detail);
            case SERVER_BUSY, USE_ANOTHER_SERVER, SERVER_MOVED, CONNECTION_RATE_EXCEEDED ->
                passing(Link.Why.SERVER_BUSY, detail);
            case KEEP_ALIVE_TIMEOUT -> passing(Link.Why.CONNECTION_LOST, detail);
            default -> passing(Link.Why.CLOSED_BY_BROKER, detail);
        };
    }

    private static Trouble tls(Ending ending, SSLException failure) {
        // A certificate that nobody known has signed, or that is for another host.
        Optional<Distrusted> distrusted = ending.find(Distrusted.class);
        if (distrusted.isPresent()) {
            boolean other = distrusted.get().shown().fault() == Fault.OTHER_CERTIFICATE;
            return lasting(
                    other ? Link.Why.OTHER_CERTIFICATE : Link.Why.CERTIFICATE_NOT_TRUSTED, words(distrusted.get()));
        }
        if (CLIENT_CERTIFICATE.matcher(words(failure)).find()) {
            return lasting(Link.Why.CLIENT_CERTIFICATE, words(failure));
        }
        return passing(Link.Why.NO_TLS_THERE, words(failure));
    }

    /// This side ended the connection, because of what came or what did not come.
    private static Trouble misunderstood(Ending ending, Mqtt5DisconnectException own) {
        if (words(own).contains("Timeout")) {
            return passing(Link.Why.TIMED_OUT, words(own));
        }
        return switch (ending.phase()) {
            case BEFORE_CONNACK -> lasting(Link.Why.NOT_MQTT_5, words(own));
            case AFTER_CONNACK -> passing(Link.Why.CONNECTION_LOST, words(own));
        };
    }

    private static Trouble network(Ending ending, Endpoint endpoint) {
        Link.Why otherwise = brokenOff(ending, endpoint);
        Throwable root = ending.causes().reduce((_, deeper) -> deeper).orElse(ending.cause());
        return passing(ending.causes().flatMap(Trouble::known).findFirst().orElse(otherwise), words(root));
    }

    private static Link.Why brokenOff(Ending ending, Endpoint endpoint) {
        // Once TLS is there, the library speaks of a connection that was closed.
        boolean met = ending.phase() == Ending.Phase.AFTER_CONNACK
                || ending.find(ConnectionClosedException.class).isPresent();
        if (endpoint.secure() && !met) {
            return Link.Why.NO_TLS_THERE;
        }
        return ending.isSilent() ? Link.Why.CLOSED_BY_BROKER : Link.Why.CONNECTION_LOST;
    }

    private static Stream<Link.Why> known(Throwable cause) {
        return switch (cause) {
            case UnknownHostException _ -> Stream.of(Link.Why.UNKNOWN_HOST);
            case TimeoutException _ -> Stream.of(Link.Why.TIMED_OUT);
            case SocketTimeoutException _ -> Stream.of(Link.Why.TIMED_OUT);
            // Netty's way to say that no answer came is a ConnectException, too.
            case ConnectException e when words(e).contains("timed out") -> Stream.of(Link.Why.TIMED_OUT);
            case SocketException e when isUnreachable(e) -> Stream.of(Link.Why.UNREACHABLE);
            case ConnectException _ -> Stream.of(Link.Why.CONNECTION_REFUSED);
            default -> Stream.empty();
        };
    }

    private static boolean isUnreachable(SocketException failure) {
        String words = words(failure).toLowerCase(Locale.ROOT);
        return words.contains("unreachable") || words.contains("no route");
    }

    private static String words(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    private static String words(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
