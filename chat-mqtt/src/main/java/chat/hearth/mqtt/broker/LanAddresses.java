package chat.hearth.mqtt.broker;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The addresses of this computer where others may find it, best first. IPv4 alone: an IPv6 address is often reachable
/// from the whole internet, and "this network" promises less.
final class LanAddresses implements Supplier<List<InetAddress>> {
    private static final Logger LOG = LoggerFactory.getLogger(LanAddresses.class);

    /// @param pointToPoint whether it leads to one other machine, as a VPN does
    /// @param usual whether this computer uses it to go out
    record Candidate(InetAddress address, boolean pointToPoint, boolean usual) {
        private int rank() {
            if (address.isLinkLocalAddress()) {
                return 4;
            }
            if (pointToPoint) {
                return 3;
            }
            if (!address.isSiteLocalAddress()) {
                return 2;
            }
            return usual ? 0 : 1;
        }
    }

    @Override
    public List<InetAddress> get() {
        try {
            InetAddress outgoing = outgoing();
            return bestFirst(NetworkInterface.networkInterfaces()
                    .flatMap(face -> face.inetAddresses()
                            .map(address -> new Candidate(address, isPointToPoint(face), address.equals(outgoing))))
                    .toList());
        } catch (IOException e) {
            LOG.warn("Could not list the addresses of this computer", e);
            return List.of();
        }
    }

    static List<InetAddress> bestFirst(List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.address() instanceof Inet4Address)
                .filter(candidate -> !candidate.address().isLoopbackAddress())
                .sorted(Comparator.comparingInt(Candidate::rank))
                .map(Candidate::address)
                .toList();
    }

    /// Connecting a datagram socket sends nothing; it asks the routing table alone.
    private static InetAddress outgoing() throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 9));
            return socket.getLocalAddress();
        } catch (IOException noRoute) {
            return InetAddress.getLoopbackAddress();
        }
    }

    private static boolean isPointToPoint(NetworkInterface face) {
        try {
            return face.isPointToPoint();
        } catch (IOException gone) {
            return false;
        }
    }
}
