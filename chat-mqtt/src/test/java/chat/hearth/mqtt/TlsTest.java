package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.NetworkCheck.Finding;
import chat.hearth.core.transport.NetworkCheck.Step;
import chat.hearth.core.transport.NetworkChoice;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
