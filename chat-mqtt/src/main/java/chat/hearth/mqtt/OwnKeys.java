package chat.hearth.mqtt;

import chat.hearth.core.transport.ClientKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;

/// Opens certificates of one's own.
final class OwnKeys {
    private OwnKeys() {}

    /// Throws [GeneralSecurityException] if the passphrase is wrong, or it is no such file.
    static KeyManagerFactory open(ClientKey key) throws GeneralSecurityException {
        char[] passphrase = key.passphrase().toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(key.pkcs12().toArray()), passphrase);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, passphrase);
            return factory;
        } catch (IOException e) {
            throw new GeneralSecurityException("the file with the key cannot be opened", e);
        }
    }
}
