package chat.hearth.ui.connection;

import chat.hearth.core.wire.BrokerUri;
import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a person entered as the host of a broker: a name or number, with or without a port, or a whole address.
///
/// @param security what it says about TLS; absent if nothing
/// @param host as it stands in an address: ASCII, IPv6 in brackets
/// @param port absent if it says none
record BrokerAddress(Optional<Security> security, String host, Optional<Integer> port) {
    private static final Pattern FORM = Pattern.compile("(?:([a-z][a-z0-9+.-]*)://)?(\\[.*]|[^/:]+)(?::(\\d{1,5}))?/?");
    private static final Pattern BARE_IPV6 = Pattern.compile("[0-9a-f]*:[0-9a-f:.]*:[0-9a-f:.]*(?:%[a-z0-9._~-]+)?");
    private static final int MAX_PORT = 65535;

    /// Whether the way to the broker is encrypted.
    enum Security {
        TLS,
        PLAIN
    }

    /// Why it is no address of a broker.
    enum Problem {
        EMPTY,
        /// It begins like an address of something else than MQTT.
        OTHER_PROTOCOL,
        NOT_AN_ADDRESS
    }

    /// What came of reading it.
    sealed interface Read {
        record Good(BrokerAddress address) implements Read {}

        record Bad(Problem problem) implements Read {}
    }

    static Read read(String entered) {
        String text = entered.strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return new Read.Bad(Problem.EMPTY);
        }
        Matcher matcher = FORM.matcher(BARE_IPV6.matcher(text).matches() ? "[" + text + "]" : text);
        if (!matcher.matches()) {
            return new Read.Bad(Problem.NOT_AN_ADDRESS);
        }
        Optional<String> scheme = Optional.ofNullable(matcher.group(1));
        if (scheme.isPresent() && security(scheme.get()).isEmpty()) {
            return new Read.Bad(Problem.OTHER_PROTOCOL);
        }
        var address = new BrokerAddress(
                scheme.flatMap(BrokerAddress::security),
                ascii(matcher.group(2)),
                Optional.ofNullable(matcher.group(3)).map(Integer::valueOf));
        return address.uri(Security.PLAIN, Optional.empty()).isPresent()
                ? new Read.Good(address)
                : new Read.Bad(Problem.NOT_AN_ADDRESS);
    }

    /// A port from its own field.
    static Optional<Integer> port(String entered) {
        String text = entered.strip();
        return text.matches("\\d{1,5}")
                ? Optional.of(Integer.valueOf(text)).filter(port -> port > 0 && port <= MAX_PORT)
                : Optional.empty();
    }

    /// With what other fields say where this one says nothing.
    Optional<URI> uri(Security otherwise, Optional<Integer> otherwisePort) {
        String scheme = switch (security.orElse(otherwise)) {
            case TLS -> "mqtts://";
            case PLAIN -> "mqtt://";
        };
        String tail = port.or(() -> otherwisePort).map(each -> ":" + each).orElse("");
        try {
            return Optional.of(BrokerUri.of(scheme + host + tail));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Security> security(String scheme) {
        return switch (scheme) {
            case "mqtt", "tcp" -> Optional.of(Security.PLAIN);
            case "mqtts", "ssl", "tls" -> Optional.of(Security.TLS);
            default -> Optional.empty();
        };
    }

    private static String ascii(String host) {
        try {
            return host.startsWith("[") ? host : IDN.toASCII(host);
        } catch (IllegalArgumentException _) {
            return host;
        }
    }
}
