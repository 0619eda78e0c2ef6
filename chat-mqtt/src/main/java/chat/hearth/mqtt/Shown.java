package chat.hearth.mqtt;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.transport.ShownCertificate;
import chat.hearth.core.transport.ShownCertificate.Fault;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/// Certificates as people may read them.
final class Shown {
    private static final int LONGEST = 120;

    private Shown() {}

    static ShownCertificate of(X509Certificate certificate, Fault fault) throws CertificateException {
        return new ShownCertificate(
                name(certificate.getSubjectX500Principal()),
                name(certificate.getIssuerX500Principal()),
                fingerprint(certificate),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                fault);
    }

    static Bytes fingerprint(X509Certificate certificate) throws CertificateException {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new CertificateException(e);
        }
    }

    static Fault fault(CertificateException failure) {
        return Stream.iterate((Throwable) failure, link -> link != null, Throwable::getCause)
                .limit(20)
                .flatMap(Shown::known)
                .findFirst()
                .orElse(Fault.UNKNOWN_ISSUER);
    }

    private static Stream<Fault> known(Throwable failure) {
        return switch (failure) {
            case CertificateExpiredException _ -> Stream.of(Fault.EXPIRED);
            case CertificateNotYetValidException _ -> Stream.of(Fault.NOT_YET_VALID);
            // The JDK says so in words alone.
            case CertificateException e
            when isAboutNames(String.valueOf(e.getMessage())) -> Stream.of(Fault.OTHER_HOST);
            default -> Stream.empty();
        };
    }

    private static boolean isAboutNames(String words) {
        return words.startsWith("No name matching") || words.startsWith("No subject alternative");
    }

    /// It comes from outside: without characters that cannot be seen or that change the direction, and not too long.
    private static String name(X500Principal principal) {
        String clean = principal.getName().replaceAll("\\p{C}", "");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
