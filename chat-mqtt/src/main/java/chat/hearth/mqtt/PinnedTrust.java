package chat.hearth.mqtt;

import chat.hearth.core.bytes.Bytes;
import io.netty.handler.ssl.util.SimpleTrustManagerFactory;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Trusts whoever shows one certificate and has its key, and nobody else. What stands in it, name and time included,
/// does not matter: it is known by its fingerprint.
final class PinnedTrust extends SimpleTrustManagerFactory {
    private final Bytes fingerprint;

    /// @param fingerprint SHA-256
    PinnedTrust(Bytes fingerprint) {
        super("Hearth");
        this.fingerprint = fingerprint;
    }

    @Override
    protected void engineInit(KeyStore keyStore) {}

    @Override
    protected void engineInit(ManagerFactoryParameters parameters) {}

    @Override
    protected TrustManager[] engineGetTrustManagers() {
        return new TrustManager[] {new OneCertificate()};
    }

    /// The one who answers is not who was expected.
    static final class OtherCertificate extends CertificateException {
        private static final long serialVersionUID = 1;

        OtherCertificate(Bytes shown) {
            super("another certificate, SHA-256 " + shown.hex());
        }
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        Bytes shown = fingerprintOf(chain[0]);
        if (!shown.equalsInConstantTime(fingerprint)) {
            throw new OtherCertificate(shown);
        }
    }

    private static Bytes fingerprintOf(X509Certificate certificate) throws CertificateException {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new CertificateException(e);
        }
    }

    /// The extended kind: around any other the JDK puts checks of its own, of the name for example.
    private final class OneCertificate extends X509ExtendedTrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw noClients();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw noClients();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw noClients();
        }

        private static CertificateException noClients() {
            return new CertificateException("this side is no server");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
