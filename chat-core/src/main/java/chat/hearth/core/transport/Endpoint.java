package chat.hearth.core.transport;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a broker listens, as its address says; one broker may be reached by several.
///
/// @param host in lower case
public record Endpoint(String host, int port) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|.+\\.localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    /// @param broker `mqtt://host:port` or `mqtts://host:port`; the port may be left out
    public static Endpoint of(URI broker) {
        int standard = "mqtts".equals(broker.getScheme()) ? 8883 : 1883;
        return new Endpoint(
                Optional.ofNullable(broker.getHost()).orElse("").toLowerCase(Locale.ROOT),
                broker.getPort() < 0 ? standard : broker.getPort());
    }

    /// Whether it can be reached from the same computer alone.
    public boolean isLoopback() {
        return LOOPBACK.matcher(host).matches();
    }

    boolean isSame(Endpoint other) {
        return equals(other) || port == other.port && isLoopback() && other.isLoopback();
    }
}
