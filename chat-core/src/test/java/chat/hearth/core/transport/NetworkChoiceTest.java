package chat.hearth.core.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkChoiceTest {
    private static final String OWN_CODE = "own-code";

    @ParameterizedTest
    @CsvSource({
        // ours, the invitation's broker, its join code, whether it leads here
        "mqtt://broker.example:1883, mqtt://Broker.Example:1883, , true",
        "mqtt://broker.example, mqtt://broker.example:1883, , true",
        "mqtts://broker.example, mqtts://broker.example:8883, , true",
        "mqtt://broker.example:1883, mqtt://broker.example:1884, , false",
        "mqtt://broker.example:1883, mqtt://other.example:1883, , false",
        "mqtt://broker.example:1883, mqtt://127.0.0.1:1883, , false",
        "mqtt://broker.example:1883, , , false",
        "mqtt://localhost:1883, mqtt://127.0.0.1:1883, , true",
        "mqtt://[::1]:1883, mqtt://localhost:1883, , true",
        "mqtt://localhost:1883, mqtt://127.0.0.1:1884, , false",
        "mqtt://localhost:1883, mqtt://192.168.1.5:1883, , false",
        "mqtt://localhost:1883, , , true",
        "hosted, , , true",
        "hosted, mqtt://127.0.0.1:1900, , true",
        "hosted, mqtt://192.168.1.5:1900, , true",
        "hosted, mqtt://192.168.1.5:1900, own-code, true",
        "hosted, mqtt://192.168.1.5:1900, other-code, false",
        "hosted, mqtt://192.168.1.5:1883, , false",
    })
    void invitationLeadsHereIfItNamesTheBrokerInUse(String ours, String theirs, String joinCode, boolean here) {
        NetworkChoice choice = ours.equals("hosted")
                ? new NetworkChoice.Hosted(1900, NetworkChoice.Reach.LOCAL_NETWORK, OWN_CODE)
                : new NetworkChoice.Broker(URI.create(ours), Optional.empty(), Optional.empty());

        boolean leadsHere = choice.isWhere(Optional.ofNullable(theirs).map(URI::create), Optional.ofNullable(joinCode));

        assertEquals(here, leadsHere);
    }
}
