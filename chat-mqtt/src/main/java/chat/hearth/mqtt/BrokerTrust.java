package chat.hearth.mqtt;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.transport.ShownCertificate.Fault;
import chat.hearth.core.transport.Trust;
import io.netty.handler.ssl.util.SimpleTrustManagerFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Judges the certificates of a broker, and says of one that it does not take what it was: [Distrusted].
final class BrokerTrust extends SimpleTrustManagerFactory {
    private final Trust trust;

    BrokerTrust(Trust trust) {
        super("Hearth");
        this.trust = trust;
    }

    @Override
    protected void engineInit(KeyStore keyStore) {}

    @Override
    protected void engineInit(ManagerFactoryParameters parameters) {}

    @Override
    protected TrustManager[] engineGetTrustManagers() {
        return managers();
    }

    TrustManager[] managers() {
        return new TrustManager[] {new Judge(trust)};
    }

    /// Of the extended kind: around any other the JDK puts checks of its own.
    private static final class Judge extends X509ExtendedTrustManager {
        private final Optional<Bytes> pin;
        private final @Nullable X509ExtendedTrustManager authorities;
        private final @Nullable GeneralSecurityException unusable;

        Judge(Trust trust) {
            X509ExtendedTrustManager known = null;
            GeneralSecurityException trouble = null;
            try {
                known = switch (trust) {
                    case Trust.OfSystem _ -> authorities(null);
                    case Trust.Authority(var certificates) -> authorities(store(certificates));
                    case Trust.Pinned _ -> null;
                };
            } catch (GeneralSecurityException e) {
                trouble = e;
            }
            pin = trust instanceof Trust.Pinned(var certificate) ? Optional.of(certificate) : Optional.empty();
            authorities = known;
            unusable = trouble;
        }

        /// @param store null for those of the system
        private static X509ExtendedTrustManager authorities(@Nullable KeyStore store) throws GeneralSecurityException {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new CertificateException("this system has no trust manager"));
        }

        private static KeyStore store(Bytes certificates) throws GeneralSecurityException {
            try {
                KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
                store.load(null, null);
                Collection<? extends Certificate> known = CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(certificates.toArray()));
                if (known.isEmpty()) {
                    throw new CertificateException("no authority in the file");
                }
                int number = 0;
                for (Certificate each : known) {
                    store.setCertificateEntry(Integer.toString(number++), each);
                }
                return store;
            } catch (IOException e) {
                throw new CertificateException(e);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain, known -> known.checkServerTrusted(chain, type, engine));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain, known -> known.checkServerTrusted(chain, type, socket));
        }

        /// Where the name of the host cannot be looked at, no authority is enough.
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain, _ -> {
                throw new CertificateException("no connection to compare the name with");
            });
        }

        private interface Check {
            void by(X509ExtendedTrustManager known) throws CertificateException;
        }

        private void check(X509Certificate[] chain, Check check) throws CertificateException {
            if (pin.isPresent()) {
                checkPin(chain[0], pin.get());
                return;
            }
            try {
                if (authorities == null) {
                    throw new CertificateException("the authorities cannot be read", unusable);
                }
                check.by(authorities);
            } catch (CertificateException e) {
                throw new Distrusted(Shown.of(chain[0], Shown.fault(e)), e);
            }
        }

        private static void checkPin(X509Certificate shown, Bytes pin) throws CertificateException {
            Bytes fingerprint = Shown.fingerprint(shown);
            if (!fingerprint.equalsInConstantTime(pin)) {
                throw new Distrusted(
                        Shown.of(shown, Fault.OTHER_CERTIFICATE), "another certificate, SHA-256 " + fingerprint.hex());
            }
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
