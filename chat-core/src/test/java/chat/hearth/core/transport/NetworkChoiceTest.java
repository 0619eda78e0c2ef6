package chat.hearth.core.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.wire.People;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkChoiceTest {
    private static final String OWN_CODE = "own-code";
    private static final Bytes CERTIFICATE = Bytes.ofHex("5a".repeat(32));

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
        "guest mqtts://192.168.1.5:1900, mqtts://192.168.1.5:1900, , true",
        "guest mqtts://192.168.1.5:1900, mqtts://192.168.1.6:1900, own-code, true",
        "guest mqtts://192.168.1.5:1900, mqtts://192.168.1.5:1900, other-code, false",
        "guest mqtts://192.168.1.5:1900, , , false",
        "guest mqtt://127.0.0.1:1900, , , true",
    })
    void invitationLeadsHereIfItNamesTheBrokerInUse(String ours, String theirs, String joinCode, boolean here) {
        NetworkChoice choice = choice(ours);

        boolean leadsHere = choice.isWhere(Optional.ofNullable(theirs).map(URI::create), Optional.ofNullable(joinCode));

        assertEquals(here, leadsHere);
    }

    private static NetworkChoice choice(String ours) {
        if (ours.equals("hosted")) {
            return new NetworkChoice.Hosted(1900, NetworkChoice.Reach.LOCAL_NETWORK, OWN_CODE);
        }
        return ours.startsWith("guest ")
                ? new NetworkChoice.Guest(URI.create(ours.substring(6)), CERTIFICATE, OWN_CODE)
                : new NetworkChoice.Broker(URI.create(ours), Optional.empty(), Optional.empty());
    }

    @Test
    void invitationToAHostedNetworkMakesAGuestWhoKnowsItsCertificate() {
        URI there = URI.create("mqtts://192.168.1.5:1900");

        assertEquals(
                Optional.of(new NetworkChoice.Guest(there, CERTIFICATE, OWN_CODE)),
                NetworkChoice.of(invitation(Optional.of(there), Optional.of(CERTIFICATE), Optional.of(OWN_CODE))));
    }

    @Test
    void invitationToAnyOtherBrokerNamesItAlone() {
        URI there = URI.create("mqtts://broker.example:8883");

        assertEquals(
                Optional.of(new NetworkChoice.Broker(there, Optional.empty(), Optional.of("shared"))),
                NetworkChoice.of(invitation(Optional.of(there), Optional.empty(), Optional.of("shared"))));
    }

    @Test
    void invitationWithoutABrokerLeadsNowhere() {
        assertEquals(
                Optional.empty(),
                NetworkChoice.of(invitation(Optional.empty(), Optional.of(CERTIFICATE), Optional.of(OWN_CODE))));
    }

    @Test
    void textOfANetworkHoldsNoJoinCode() {
        for (String kind : List.of("hosted", "guest mqtts://192.168.1.5:1900")) {
            assertFalse(choice(kind).toString().contains(OWN_CODE));
        }
    }

    private static Invitation invitation(Optional<URI> network, Optional<Bytes> certificate, Optional<String> code) {
        return new Invitation(
                People.ALICE.identity().verifyKey(),
                Address.of(People.ALICE.peer()),
                People.ALICE.device(),
                Bytes.ofHex("0f".repeat(16)),
                network,
                Optional.empty(),
                People.NOON,
                certificate,
                code);
    }
}
