package chat.hearth.ui.connection;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.ui.view.Background;
import chat.hearth.ui.view.Desktop;
import chat.hearth.ui.view.Ui;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has a person choose a file for the encryption of a connection, and reads it. Lives on the FX thread, where it
/// answers, too; nothing if no file is chosen.
public final class TlsFiles {
    private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);
    private static final long LARGEST = 1 << 20;

    private final Desktop desktop;
    private final Executor background;
    private final Executor ui;

    /// What came of it.
    sealed interface Read {
        record Good(Bytes content) implements Read {}

        record Bad(Problem problem) implements Read {}
    }

    enum Problem {
        UNREADABLE,
        TOO_LARGE,
        NO_CERTIFICATE
    }

    @Inject
    public TlsFiles(Desktop desktop, @Background Executor background, @Ui Executor ui) {
        this.desktop = desktop;
        this.background = background;
        this.ui = ui;
    }

    /// Certificates of authorities.
    void chooseAuthority(String title, Consumer<Read> answer) {
        choose(title, file -> holdsCertificates(read(file)), answer);
    }

    /// A certificate with its key; whether it can be opened depends on the passphrase.
    void chooseKey(String title, Consumer<Read> answer) {
        choose(title, TlsFiles::read, answer);
    }

    private interface Reader {
        Read read(Path file);
    }

    private void choose(String title, Reader reader, Consumer<Read> answer) {
        desktop.chooseFile(title)
                .ifPresent(file -> background.execute(() -> {
                    Read result = reader.read(file);
                    ui.execute(() -> answer.accept(result));
                }));
    }

    private static Read read(Path file) {
        try {
            return Files.size(file) > LARGEST
                    ? new Read.Bad(Problem.TOO_LARGE)
                    : new Read.Good(Bytes.copyOf(Files.readAllBytes(file)));
        } catch (IOException e) {
            LOG.warn("A file for TLS cannot be read", e);
            return new Read.Bad(Problem.UNREADABLE);
        }
    }

    private static Read holdsCertificates(Read file) {
        return file instanceof Read.Good(var content) && !isCertificates(content)
                ? new Read.Bad(Problem.NO_CERTIFICATE)
                : file;
    }

    private static boolean isCertificates(Bytes content) {
        try {
            return !CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(content.toArray()))
                    .isEmpty();
        } catch (CertificateException e) {
            LOG.debug("A file holds no certificates", e);
            return false;
        }
    }
}
