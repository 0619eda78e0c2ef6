package chat.hearth.mqtt;

import chat.hearth.core.transport.ShownCertificate;
import java.security.cert.CertificateException;

/// A broker showed a certificate that is not taken; the cause, if there is one, says why.
final class Distrusted extends CertificateException {
    private static final long serialVersionUID = 1;

    private final transient ShownCertificate shown;

    Distrusted(ShownCertificate shown, String message) {
        super(message);
        this.shown = shown;
    }

    Distrusted(ShownCertificate shown, CertificateException cause) {
        super(cause.getMessage(), cause);
        this.shown = shown;
    }

    ShownCertificate shown() {
        return shown;
    }
}
