package chat.hearth.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.hearth.core.transport.Hosting.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCertificateTest {
    @TempDir
    Path folder;

    @Test
    void isMadeOnce() {
        OwnCertificate made = OwnCertificate.in(folder);

        assertEquals(made, OwnCertificate.in(folder));
    }

    @Test
    void everyBrokerHasItsOwn() throws IOException {
        OwnCertificate here = OwnCertificate.in(folder);
        OwnCertificate there = OwnCertificate.in(Files.createDirectory(folder.resolve("there")));

        assertNotEquals(here.fingerprint(), there.fingerprint());
    }

    @Test
    void isGoodNowAndSignedByItself() throws Exception {
        X509Certificate certificate = OwnCertificate.in(folder).certificate();

        certificate.checkValidity();
        certificate.verify(certificate.getPublicKey());
        assertEquals(3, certificate.getVersion());
        assertEquals("CN=Hearth", certificate.getSubjectX500Principal().getName());
        assertEquals(-1, certificate.getBasicConstraints());
        assertEquals("SHA256withECDSA", certificate.getSigAlgName());
    }

    @Test
    void fileIsForItsOwnerAlone() throws IOException {
        OwnCertificate.in(folder);

        List<Path> files;
        try (var listed = Files.list(folder)) {
            files = listed.toList();
        }
        assertEquals(List.of(folder.resolve("certificate.pem")), files);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(files.getFirst())));
    }

    @Test
    void damagedFileIsNotReplaced() throws IOException {
        Path file = folder.resolve("certificate.pem");
        Files.writeString(file, "damaged");

        HostingFailed failure = assertThrows(HostingFailed.class, () -> OwnCertificate.in(folder));

        assertEquals(Why.FAILED, failure.why());
        assertEquals("damaged", Files.readString(file));
    }

    @Test
    void textHoldsNoKey() {
        OwnCertificate made = OwnCertificate.in(folder);

        assertFalse(made.toString().contains("PRIVATE"));
    }
}
