package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.transport.ClientKey;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.NetworkCheck.Finding;
import chat.hearth.core.transport.NetworkCheck.Step;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.ShownCertificate;
import chat.hearth.core.transport.ShownCertificate.Fault;
import chat.hearth.core.transport.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Certificates are judged by what the system trusts, and by the name of the host.
class TlsTest {
    @TempDir
    Path folder;

    @AfterEach
    void trustAsUsual() {
        List.of("trustStore", "trustStorePassword", "trustStoreType")
                .forEach(name -> System.clearProperty("javax.net.ssl." + name));
    }

    @Test
    void trustedCertificateOfTheHostIsAccepted() throws Exception {
        Certificates certificates = Certificates.of(folder, "ip:127.0.0.1");
        trust(certificates);
        try (Mosquitto broker = start(certificates);
                Peer alice = Peer.at(tls(broker.port())).up()) {
            assertTrue(((Link.Up) alice.link()).secure());
            assertEquals(
                    new Finding.Passed(Step.RETAINED),
                    Checked.at(tls(broker.port())).getLast());
        }
    }

    @Test
    void certificateThatNobodyKnownHasSignedIsRefusedWithoutALoop() throws Exception {
        Certificates certificates = Certificates.of(folder, "ip:127.0.0.1");
        try (Mosquitto broker = start(certificates);
                Peer alice = Peer.at(tls(broker.port())).open()) {
            assertEquals(Link.Why.CERTIFICATE_NOT_TRUSTED, alice.awaitRefused().why());
            Finding.Failed failed =
                    (Finding.Failed) Checked.at(tls(broker.port())).getLast();
            assertEquals(Step.TLS, failed.step());
            assertEquals(Link.Why.CERTIFICATE_NOT_TRUSTED, failed.why());
        }
    }

    @Test
    void trustedCertificateOfAnotherHostIsRefused() throws Exception {
        Certificates certificates = Certificates.of(folder, "dns:other.example");
        trust(certificates);
        try (Mosquitto broker = start(certificates);
                Peer alice = Peer.at(tls(broker.port())).open()) {
            assertEquals(Link.Why.CERTIFICATE_NOT_TRUSTED, alice.awaitRefused().why());
            Finding.Failed failed =
                    (Finding.Failed) Checked.at(tls(broker.port())).getLast();
            assertEquals(Link.Why.CERTIFICATE_NOT_TRUSTED, failed.why());
        }
    }

    @Test
    void certificateThatIsNotTrustedIsShown() throws Exception {
        Certificates certificates = Certificates.of(folder, "ip:127.0.0.1");
        try (Mosquitto broker = start(certificates)) {
            Finding.Failed failed = check(tls(broker.port()));

            ShownCertificate shown = failed.certificate().orElseThrow();
            assertEquals(Fault.UNKNOWN_ISSUER, shown.fault());
            assertEquals("CN=Broker of a test", shown.subject());
            assertEquals(certificates.fingerprint(), shown.fingerprint());
        }
    }

    @Test
    void certificateOfAnotherHostIsShownAsSuch() throws Exception {
        Certificates certificates = Certificates.of(folder, "dns:other.example");
        trust(certificates);
        try (Mosquitto broker = start(certificates)) {
            ShownCertificate shown = check(tls(broker.port())).certificate().orElseThrow();

            assertEquals(Fault.OTHER_HOST, shown.fault());
        }
    }

    @Test
    void pinnedCertificateIsTakenWhateverStandsInIt() throws Exception {
        Certificates certificates = Certificates.of(folder, "dns:other.example");
        try (Mosquitto broker = start(certificates)) {
            NetworkChoice.Broker pinned = tls(broker.port()).withTrust(new Trust.Pinned(certificates.fingerprint()));

            assertEquals(new Finding.Passed(Step.RETAINED), Checked.at(pinned).getLast());
            try (Peer alice = Peer.at(pinned).up()) {
                assertTrue(((Link.Up) alice.link()).secure());
            }
        }
    }

    @Test
    void anotherCertificateThanThePinnedOneStopsAndIsShown() throws Exception {
        Certificates certificates = Certificates.of(folder, "ip:127.0.0.1");
        trust(certificates);
        try (Mosquitto broker = start(certificates)) {
            NetworkChoice.Broker pinned = tls(broker.port()).withTrust(new Trust.Pinned(Bytes.ofHex("5a".repeat(32))));

            Finding.Failed failed = check(pinned);
            assertEquals(Link.Why.OTHER_CERTIFICATE, failed.why());
            ShownCertificate shown = failed.certificate().orElseThrow();
            assertEquals(Fault.OTHER_CERTIFICATE, shown.fault());
            assertEquals(certificates.fingerprint(), shown.fingerprint());
            try (Peer alice = Peer.at(pinned).open()) {
                assertEquals(Link.Why.OTHER_CERTIFICATE, alice.awaitRefused().why());
            }
        }
    }

    @Test
    void authorityOfOnesOwnIsTakenForTheHostThatItNames() throws Exception {
        Certificates certificates = Certificates.of(folder, "ip:127.0.0.1");
        try (Mosquitto broker = start(certificates)) {
            NetworkChoice.Broker own = tls(broker.port()).withTrust(authority(certificates));

            assertEquals(new Finding.Passed(Step.RETAINED), Checked.at(own).getLast());
            try (Peer alice = Peer.at(own).up()) {
                assertTrue(((Link.Up) alice.link()).secure());
            }
        }
    }

    @Test
    void authorityOfOnesOwnIsNotTakenForAnotherHost() throws Exception {
        Certificates certificates = Certificates.of(folder, "dns:other.example");
        try (Mosquitto broker = start(certificates)) {
            NetworkChoice.Broker own = tls(broker.port()).withTrust(authority(certificates));

            assertEquals(
                    Fault.OTHER_HOST, check(own).certificate().orElseThrow().fault());
            try (Peer alice = Peer.at(own).open()) {
                assertEquals(
                        Link.Why.CERTIFICATE_NOT_TRUSTED, alice.awaitRefused().why());
            }
        }
    }

    @Test
    void fileThatHoldsNoAuthorityTrustsNobody() throws Exception {
        Certificates certificates = Certificates.of(folder, "ip:127.0.0.1");
        trust(certificates);
        try (Mosquitto broker = start(certificates)) {
            for (String content : List.of("", "no certificate", "-----BEGIN CERTIFICATE-----")) {
                NetworkChoice.Broker none = tls(broker.port()).withTrust(new Trust.Authority(Bytes.utf8(content)));

                assertEquals(Link.Why.CERTIFICATE_NOT_TRUSTED, check(none).why());
            }
        }
    }

    @Test
    void brokerThatAsksForACertificateGetsOnesOwn() throws Exception {
        Certificates certificates = Certificates.of(folder, "ip:127.0.0.1");
        try (Mosquitto broker = asking(certificates)) {
            NetworkChoice.Broker own = tls(broker.port())
                    .withTrust(authority(certificates))
                    .withClientKey(Optional.of(new ClientKey(bytes(certificates.store()), Certificates.PASSWORD)));

            assertEquals(new Finding.Passed(Step.RETAINED), Checked.at(own).getLast());
            try (Peer alice = Peer.at(own).up()) {
                assertTrue(((Link.Up) alice.link()).secure());
            }
        }
    }

    @Test
    void certificateOfOnesOwnThatCannotBeOpenedIsNamed() throws Exception {
        Certificates certificates = Certificates.of(folder, "ip:127.0.0.1");
        try (Mosquitto broker = asking(certificates)) {
            NetworkChoice.Broker locked = tls(broker.port())
                    .withTrust(authority(certificates))
                    .withClientKey(Optional.of(new ClientKey(bytes(certificates.store()), "wrong")));

            Finding.Failed failed = check(locked);

            assertEquals(List.of(Step.TLS, Link.Why.CLIENT_CERTIFICATE), List.of(failed.step(), failed.why()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tlsv1.3", "tlsv1.2"})
    void missingCertificateOfOnesOwnIsNamedAndStops(String version) throws Exception {
        Certificates certificates = Certificates.of(folder, "ip:127.0.0.1");
        try (Mosquitto broker = asking(certificates, "tls_version " + version)) {
            NetworkChoice.Broker without = tls(broker.port()).withTrust(authority(certificates));

            assertEquals(Link.Why.CLIENT_CERTIFICATE, check(without).why());
            try (Peer alice = Peer.at(without).open()) {
                assertEquals(Link.Why.CLIENT_CERTIFICATE, alice.awaitRefused().why());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tlsv1.3", "tlsv1.2"})
    void certificateOfOnesOwnThatTheBrokerDoesNotKnowIsNamedAndStops(String version) throws Exception {
        Certificates certificates = Certificates.of(folder, "ip:127.0.0.1");
        Certificates others = Certificates.of(Files.createDirectory(folder.resolve("others")), "ip:127.0.0.1");
        try (Mosquitto broker = asking(certificates, "tls_version " + version)) {
            NetworkChoice.Broker unknown = tls(broker.port())
                    .withTrust(authority(certificates))
                    .withClientKey(Optional.of(new ClientKey(bytes(others.store()), Certificates.PASSWORD)));

            assertEquals(Link.Why.CLIENT_CERTIFICATE, check(unknown).why());
            try (Peer alice = Peer.at(unknown).open()) {
                assertEquals(Link.Why.CLIENT_CERTIFICATE, alice.awaitRefused().why());
            }
        }
    }

    private Mosquitto asking(Certificates certificates, String... more) {
        return Mosquitto.in(folder)
                .tls(certificates.certificate(), certificates.key())
                .with("cafile " + certificates.certificate(), "require_certificate true")
                .with(more)
                .start();
    }

    private static Finding.Failed check(NetworkChoice.Broker broker) {
        return (Finding.Failed) Checked.at(broker).getLast();
    }

    private static Trust authority(Certificates certificates) throws IOException {
        return new Trust.Authority(bytes(certificates.certificate()));
    }

    private static Bytes bytes(Path file) throws IOException {
        return Bytes.copyOf(Files.readAllBytes(file));
    }

    @Test
    void portWithoutTlsIsNamed() {
        try (Mosquitto broker = Mosquitto.start(folder);
                Peer alice = Peer.at(tls(broker.port())).open()) {
            assertEquals(Link.Why.NO_TLS_THERE, alice.awaitDown().why());
            Finding.Failed failed =
                    (Finding.Failed) Checked.at(tls(broker.port())).getLast();
            assertEquals(List.of(Step.TLS, Link.Why.NO_TLS_THERE), List.of(failed.step(), failed.why()));
        }
    }

    private Mosquitto start(Certificates certificates) {
        return Mosquitto.in(folder)
                .tls(certificates.certificate(), certificates.key())
                .start();
    }

    private static void trust(Certificates certificates) {
        System.setProperty("javax.net.ssl.trustStore", certificates.trust().toString());
        System.setProperty("javax.net.ssl.trustStorePassword", Certificates.PASSWORD);
        System.setProperty("javax.net.ssl.trustStoreType", "PKCS12");
    }

    private static NetworkChoice.Broker tls(int port) {
        return new NetworkChoice.Broker(URI.create("mqtts://127.0.0.1:" + port), Optional.empty(), Optional.empty());
    }
}
