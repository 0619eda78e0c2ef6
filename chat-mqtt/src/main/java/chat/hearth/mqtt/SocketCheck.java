package chat.hearth.mqtt;

import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.NetworkCheck.Step;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The steps of a check below MQTT: the name, the connection, the certificate. Waits on a thread of its own, and tells
/// on the core thread.
final class SocketCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SocketCheck.class);
    private static final int STEP_MS = 10_000;
    /// Older ones are broken.
    static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private final Endpoint endpoint;
    private final CoreThread core;
    private final Consumer<Step> passed;
    private final BiConsumer<Step, Exception> failed;
    private volatile Socket socket = new Socket();
    private final ExecutorService thread = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("hearth-check").factory());

    SocketCheck(Endpoint endpoint, CoreThread core, Consumer<Step> passed, BiConsumer<Step, Exception> failed) {
        this.endpoint = endpoint;
        this.core = core;
        this.passed = passed;
        this.failed = failed;
    }

    void start() {
        thread.execute(this::resolve);
        thread.shutdown();
    }

    /// Ends whatever waits.
    void cancel() {
        thread.shutdownNow();
        close();
    }

    private void resolve() {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(endpoint.host());
            tell(Step.NAME);
            connect(addresses[0]);
        } catch (IOException e) {
            tell(Step.NAME, e);
        }
    }

    private void connect(InetAddress address) {
        try {
            open(address);
            tell(Step.TCP);
            if (endpoint.wire() instanceof Endpoint.Wire.Tls tls) {
                secure(tls, address);
            }
        } catch (IOException e) {
            tell(Step.TCP, e);
        } finally {
            close();
        }
    }

    private void open(InetAddress address) throws IOException {
        socket.connect(new InetSocketAddress(address, endpoint.port()), STEP_MS);
        socket.setSoTimeout(STEP_MS);
    }

    private void secure(Endpoint.Wire.Tls tls, InetAddress address) {
        try {
            shakeHandsTwice(tls, address);
            tell(Step.TLS);
        } catch (IOException | GeneralSecurityException e) {
            tell(Step.TLS, e);
        }
    }

    /// Who closes the connection while this side still writes may have said why, and it was lost with the connection:
    /// then once more.
    private void shakeHandsTwice(Endpoint.Wire.Tls tls, InetAddress address)
            throws IOException, GeneralSecurityException {
        try {
            shakeHands(tls);
        } catch (IOException e) {
            // Given up, it looks the same.
            if (!isBrokenOff(e) || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            socket = new Socket();
            open(address);
            shakeHands(tls);
        }
    }

    private static boolean isBrokenOff(IOException failure) {
        return new Ending(failure, Ending.By.US, Ending.Phase.BEFORE_CONNACK)
                .find(SocketException.class)
                .isPresent();
    }

    private void shakeHands(Endpoint.Wire.Tls tls) throws IOException, GeneralSecurityException {
        try (SSLSocket secure = (SSLSocket)
                context(tls).getSocketFactory().createSocket(socket, endpoint.host(), endpoint.port(), true)) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(PROTOCOLS.toArray(String[]::new));
            secure.setSSLParameters(parameters);
            secure.startHandshake();
        }
    }

    private static SSLContext context(Endpoint.Wire.Tls tls) throws GeneralSecurityException {
        KeyManager[] own = null;
        if (tls.clientKey().isPresent()) {
            own = OwnKeys.open(tls.clientKey().get()).getKeyManagers();
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own, new BrokerTrust(tls.trust()).managers(), null);
        return context;
    }

    private void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("Could not close a socket", e);
        }
    }

    private void tell(Step step) {
        core.execute(() -> passed.accept(step));
    }

    private void tell(Step step, Exception failure) {
        core.execute(() -> failed.accept(step, failure));
    }
}
