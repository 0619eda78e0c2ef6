package chat.hearth.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.mqtt.broker.LanAddresses.Candidate;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LanAddressesTest {
    @Test
    void privateAddressOfTheDefaultRouteIsBestAndLinkLocalLast() {
        List<InetAddress> best = LanAddresses.bestFirst(List.of(
                candidate("169.254.7.7"),
                new Candidate(InetAddress.ofLiteral("10.8.0.2"), true, true),
                candidate("203.0.113.9"),
                candidate("172.17.0.1"),
                new Candidate(InetAddress.ofLiteral("192.168.1.5"), false, true)));

        assertEquals(addresses("192.168.1.5", "172.17.0.1", "203.0.113.9", "10.8.0.2", "169.254.7.7"), best);
    }

    @Test
    void loopbackAndIpv6AreNotOffered() {
        assertEquals(
                List.of(),
                LanAddresses.bestFirst(List.of(candidate("127.0.0.1"), candidate("::1"), candidate("2001:db8::1"))));
    }

    @Test
    void thisComputerCanBeAsked() {
        List<InetAddress> here = new LanAddresses().get();

        assertEquals(
                List.of(), here.stream().filter(InetAddress::isLoopbackAddress).toList());
    }

    private static Candidate candidate(String address) {
        return new Candidate(InetAddress.ofLiteral(address), false, false);
    }

    private static List<InetAddress> addresses(String... literals) {
        return Stream.of(literals).map(InetAddress::ofLiteral).toList();
    }
}
