package chat.hearth.mqtt;

import chat.hearth.core.bytes.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.Base64;

/// A self-signed certificate and its key as PEM files and in a store, and a trust store that holds it.
///
/// @param fingerprint SHA-256 of the certificate
record Certificates(Path certificate, Path key, Path trust, Path store, Bytes fingerprint) {
    static final String PASSWORD = "changeit";

    /// @param names as `ip:127.0.0.1` or `dns:host`
    static Certificates of(Path folder, String names) throws IOException, GeneralSecurityException {
        Path store = folder.resolve("key.p12");
        Mosquitto.run(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-dname",
                "CN=Broker of a test",
                "-ext",
                "san=" + names,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        Certificate certificate = keys.getCertificate("broker");
        byte[] key = keys.getKey("broker", PASSWORD.toCharArray()).getEncoded();
        return new Certificates(
                pem(folder.resolve("cert.pem"), "CERTIFICATE", certificate.getEncoded()),
                pem(folder.resolve("key.pem"), "PRIVATE KEY", key),
                trust(folder.resolve("trust.p12"), certificate),
                store,
                Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())));
    }

    private static Path pem(Path file, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        String whole = "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
        return Files.writeString(file, whole, StandardCharsets.US_ASCII);
    }

    private static Path trust(Path file, Certificate certificate) throws IOException, GeneralSecurityException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("broker", certificate);
        try (OutputStream out = Files.newOutputStream(file)) {
            trust.store(out, PASSWORD.toCharArray());
        }
        return file;
    }
}
