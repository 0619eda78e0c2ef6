package chat.hearth.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.VerifyKey;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.wire.InvitationLink;
import chat.hearth.ui.connection.JoinCodes;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineNetworkTest {
    private static final URI LAB = URI.create("mqtt://lab.example:1883");

    @Test
    void nothingSaidIsNothing() {
        CommandLineNetwork line = line();

        assertEquals(Optional.empty(), line.name());
        assertEquals(Optional.empty(), line.network());
        assertEquals(Optional.empty(), line.invitation());
    }

    @Test
    void aNameIsTakenAsANameMayBe() {
        assertEquals(Optional.of(new DisplayName("Ann")), line("--name= Ann ").name());
        assertEquals(Optional.empty(), line("--name=  ").name());
    }

    @ParameterizedTest
    @CsvSource({
        "mqtt://lab.example, mqtt://lab.example:1883",
        "mqtts://lab.example, mqtts://lab.example:8883",
        "mqtts://lab.example:99/path?x=1, mqtts://lab.example:99",
        "mqtt://[::1], mqtt://[::1]:1883"
    })
    void aBrokerIsKnownByHostAndPort(String said, URI meant) {
        assertEquals(
                Optional.of(new NetworkChoice.Broker(meant, Optional.empty(), Optional.empty())),
                line("--broker=" + said).network());
    }

    @Test
    void theUserOfABrokerIsNoPartOfItsAddress() {
        assertEquals(
                Optional.of(new NetworkChoice.Broker(LAB, Optional.of("ann"), Optional.empty())),
                line("--broker=mqtt://ann@lab.example").network());
    }

    @Test
    void hostingIsForThisComputerUnlessOthersAreLetIn() {
        assertHosted(18830, NetworkChoice.Reach.THIS_COMPUTER, line("--host"));
        assertHosted(1884, NetworkChoice.Reach.LOCAL_NETWORK, line("--host=1884", "--lan"));
    }

    @Test
    void aNetworkThatIsHostedAlreadyKeepsItsCodeAndWhatIsNotSaid() {
        var hosted = new NetworkChoice.Hosted(4000, NetworkChoice.Reach.LOCAL_NETWORK, "k7qz2m4x");

        assertEquals(Optional.empty(), line("--host").chosenInsteadOf(hosted));
        assertEquals(
                Optional.of(new NetworkChoice.Hosted(1884, NetworkChoice.Reach.LOCAL_NETWORK, "k7qz2m4x")),
                line("--host=1884").chosenInsteadOf(hosted));
    }

    @Test
    void whoUsedABrokerHostsWithACodeOfTheirOwn() {
        var lab = new NetworkChoice.Broker(LAB, Optional.empty(), Optional.of("k7qz2m4x"));

        var hosted = (NetworkChoice.Hosted) line("--host").chosenInsteadOf(lab).orElseThrow();

        assertEquals(18830, hosted.port());
        assertNotEquals("k7qz2m4x", hosted.joinCode());
    }

    @Test
    void anInvitationLeadsToItsNetwork() {
        String link = InvitationLink.full(invitation());

        CommandLineNetwork line = line("--invite", link);

        assertEquals(Optional.of(link), line.invitationText());
        assertEquals(Optional.of(invitation()), line.invitation());
        assertEquals(
                Optional.of(new NetworkChoice.Broker(LAB, Optional.empty(), Optional.of("k7qz2m4x"))), line.network());
    }

    @Test
    void theBrokerThatIsNamedWinsOverTheInvitations() {
        CommandLineNetwork line = line("--broker=mqtt://127.0.0.1", "--invite", InvitationLink.full(invitation()));

        assertEquals(
                Optional.of(new NetworkChoice.Broker(
                        URI.create("mqtt://127.0.0.1:1883"), Optional.empty(), Optional.empty())),
                line.network());
    }

    @Test
    void anInvitationThatIsNoneIsKeptAsText() {
        CommandLineNetwork line = line("--invite=hearth:1nonsense");

        assertEquals(Optional.of("hearth:1nonsense"), line.invitationText());
        assertEquals(Optional.empty(), line.invitation());
        assertEquals(Optional.empty(), line.network());
    }

    private static void assertHosted(int port, NetworkChoice.Reach reach, CommandLineNetwork line) {
        var hosted = (NetworkChoice.Hosted) line.network().orElseThrow();
        assertEquals(port, hosted.port());
        assertEquals(reach, hosted.reach());
        assertTrue(hosted.joinCode().length() >= 8);
    }

    private static CommandLineNetwork line(String... arguments) {
        return new CommandLineNetwork(Options.of(arguments), new JoinCodes(new SecureRandom()));
    }

    private static Invitation invitation() {
        RandomGenerator random = new Random(1);
        VerifyKey identity = new VerifyKey(Bytes.random(VerifyKey.SIZE, random));
        return new Invitation(
                identity,
                Address.of(PeerId.of(identity)),
                DeviceId.random(random),
                Bytes.random(16, random),
                Optional.of(LAB),
                Optional.of(new DisplayName("Ann")),
                Instant.parse("2026-11-27T10:00:00Z"),
                Optional.empty(),
                Optional.of("k7qz2m4x"));
    }
}
