package chat.hearth.core.wire;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The address of a broker: `mqtt://host:port` or, with TLS, `mqtts://host:port`, and nothing else.
public final class BrokerUri {
    /// A host name or IPv4 address, or an IPv6 address in brackets, which may name an interface (RFC 6874).
    private static final Pattern FORM = Pattern.compile(
            "(mqtts?)://([a-z0-9.-]{1,253}|\\[[0-9a-f:.]{2,45}(?:%[a-z0-9._~-]{1,20})?])(?::([0-9]{1,5}))?/?",
            Pattern.CASE_INSENSITIVE);
    private static final int MAX_PORT = 65535;

    private BrokerUri() {}

    /// With its scheme in lower case and its port said. Throws [IllegalArgumentException].
    public static URI of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not the address of a broker");
        }
        String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
        int port = matcher.group(3) == null ? standardPort(scheme) : Integer.parseInt(matcher.group(3));
        URI uri = URI.create(scheme + "://" + matcher.group(2) + ":" + port);
        if (uri.getHost() == null || port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("not the address of a broker");
        }
        return uri;
    }

    private static int standardPort(String scheme) {
        return scheme.equals("mqtts") ? 8883 : 1883;
    }
}
