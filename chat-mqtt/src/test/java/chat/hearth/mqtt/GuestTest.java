package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.transport.Place;
import chat.hearth.mqtt.broker.BrokerOnLan;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Those who were invited to a hosted network.
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class GuestTest {
    @TempDir
    static Path folder;

    private static BrokerOnLan host;

    @BeforeAll
    static void start() {
        host = new BrokerOnLan(folder);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void guestFindsAPlaceUnderTheirOwnNameAndIsEncrypted() {
        try (Peer alice = Peer.at(guest(BrokerOnLan.JOIN_CODE)).up()) {
            Link.Up up = (Link.Up) alice.link();

            assertEquals(new Place(alice.address(), Place.Rules.BY_SENDER), up.place());
            assertTrue(up.secure());
        }
    }

    @Test
    void guestOnTheSameComputerAndTheHostMeet() {
        var here =
                new NetworkChoice.Guest(host.broker().address(), host.broker().certificate(), BrokerOnLan.JOIN_CODE);
        var own = new NetworkChoice.Hosted(
                        host.broker().port(), NetworkChoice.Reach.LOCAL_NETWORK, BrokerOnLan.JOIN_CODE)
                .withCertificate(host.broker().certificate());
        try (Peer alice = Peer.at(own).up();
                Peer bob = Peer.at(here).up();
                Peer carol = Peer.at(guest(BrokerOnLan.JOIN_CODE)).up()) {
            for (Peer sender : new Peer[] {bob, carol}) {
                String slot = sender.address().value();
                alice.watch(alice.watchFor(slot));
                alice.publish(alice.inboxFor(slot), "watching " + slot);
                alice.awaitText(alice.inboxFor(slot), "watching " + slot);
                assertEquals(Outcome.ACCEPTED, sender.publish(alice.inboxFor(slot), "hello"));
                alice.awaitText(alice.inboxFor(slot), "hello");
            }
        }
    }

    @Test
    void slotOfAnotherIsNotAuthorizedAndTheLinkStays() {
        try (Peer alice = Peer.at(guest(BrokerOnLan.JOIN_CODE)).up();
                Peer bob = Peer.at(guest(BrokerOnLan.JOIN_CODE)).up()) {
            var foreign = new Mailbox.InboxOf(alice.address(), alice.account.device(), new Slot("a".repeat(32)));

            assertEquals(Outcome.NOT_AUTHORIZED, bob.publish(foreign, "forged"));
            assertTrue(bob.link().isUp());
        }
    }

    @Test
    void anotherCertificateIsToldAndNothingIsSent() {
        int before = host.people();
        var impostor = new NetworkChoice.Guest(address(), Bytes.ofHex("5a".repeat(32)), BrokerOnLan.JOIN_CODE);
        try (Peer alice = Peer.at(impostor).open()) {
            assertEquals(Link.Why.OTHER_CERTIFICATE, alice.awaitRefused().why());
            assertEquals(before, host.people());
        }
    }

    @Test
    void guestWhoIsToldToConnectPlainlyOverTheNetworkUsesTlsAllTheSame() {
        URI plain = URI.create(
                address().toString().replace("mqtts", "mqtt").replace(BrokerOnLan.HOST, "localhost.localdomain"));
        Account account = Peer.somebody();

        Endpoint endpoint = Endpoint.of(
                new NetworkChoice.Guest(plain, host.broker().certificate(), BrokerOnLan.JOIN_CODE), account);

        assertTrue(endpoint.secure());
    }

    @Test
    void wrongJoinCodeIsRefusedOnce() {
        try (Peer alice = Peer.at(guest("amber-otter-43")).open()) {
            assertEquals(Link.Why.WRONG_PASSWORD, alice.awaitRefused().why());
        }
    }

    @Test
    void deviceComesBackToItsSession() {
        Account account = Peer.somebody();
        try (Peer first = Peer.at(guest(BrokerOnLan.JOIN_CODE), account).up()) {
            first.watch(first.watchFor(first.address().value()));
            assertEquals(
                    Outcome.ACCEPTED,
                    first.publish(first.inboxFor(first.address().value()), "one"));
        }

        try (Peer again = Peer.at(guest(BrokerOnLan.JOIN_CODE), account).up()) {
            assertTrue(((Link.Up) again.link()).kept());
        }
    }

    private static NetworkChoice guest(String joinCode) {
        return new NetworkChoice.Guest(address(), host.broker().certificate(), joinCode);
    }

    private static URI address() {
        return URI.create("mqtts://" + BrokerOnLan.HOST + ":" + host.broker().port());
    }
}
