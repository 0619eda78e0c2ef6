package chat.hearth.mqtt.broker;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.transport.Hosting.Why;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The certificate by which guests know this broker, and its key: made once, kept in the broker's folder for as long as
/// that lives. Guests know its fingerprint from their invitation; no authority has signed it.
///
record OwnCertificate(PrivateKey key, X509Certificate certificate) {
    private static final String FILE = "certificate.pem";
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY";

    /// The one in this folder, made if there is none. What cannot be read is not replaced: all guests would be locked
    /// out by another one.
    static OwnCertificate in(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                write(file, SelfSigned.make(Instant.now()));
            }
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new HostingFailed(Why.FOLDER_NOT_WRITABLE, e);
        } catch (GeneralSecurityException e) {
            throw new HostingFailed(Why.FAILED, e);
        }
    }

    private static OwnCertificate of(String pem) throws GeneralSecurityException {
        var key = new PKCS8EncodedKeySpec(content(KEY, pem));
        var certificate = new ByteArrayInputStream(content(CERTIFICATE, pem));
        return new OwnCertificate(KeyFactory.getInstance("EC").generatePrivate(key), (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(certificate));
    }

    private static void write(Path file, SelfSigned made) throws IOException, GeneralSecurityException {
        String pem = block(CERTIFICATE, made.certificate().toArray())
                + block(KEY, made.key().getEncoded());
        Path draft = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, forOwnerAlone(file));
        Files.writeString(draft, pem, StandardOpenOption.SYNC);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// On Windows the rights are those of the folder.
    private static FileAttribute<?>[] forOwnerAlone(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /// As RFC 7468 has it.
    private static String block(String label, byte[] content) {
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN " + label + "-----\n" + lines.encodeToString(content) + "\n-----END " + label + "-----\n";
    }

    private static byte[] content(String label, String pem) throws GeneralSecurityException {
        Matcher block = Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]*)-----END " + label + "-----")
                .matcher(pem);
        if (!block.find()) {
            throw new KeyException("no " + label + " in " + FILE);
        }
        return Base64.getMimeDecoder().decode(block.group(1));
    }

    /// SHA-256: what an invitation holds, and the name of this broker in logins.
    Bytes fingerprint() {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read has an encoding", e);
        }
    }

    SslContext tls() {
        try {
            return SslContextBuilder.forServer(key, certificate)
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (IOException e) {
            throw new HostingFailed(Why.FAILED, e);
        }
    }

    /// Says which one it is, never the key.
    @Override
    public String toString() {
        return "Certificate " + fingerprint().hex();
    }
}
