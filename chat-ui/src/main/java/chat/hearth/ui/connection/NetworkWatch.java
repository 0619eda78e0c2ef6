package chat.hearth.ui.connection;

import chat.hearth.core.time.CoreThread;
import chat.hearth.ui.view.Background;
import chat.hearth.ui.view.Ui;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices when the computer has slept or has other addresses than before, so that the connection is tried at once.
/// [#begin()] and [#close()] may be called on any thread; the rest happens on the core thread, but for asking the
/// system.
public final class NetworkWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkWatch.class);
    private static final Duration STEP = Duration.ofSeconds(3);
    /// By so much the time of day has to run ahead of the processor's, or of the step.
    private static final Duration SLEPT = Duration.ofSeconds(10);

    private final CoreThread core;
    private final Executor background;
    private final Senses senses;
    private final Runnable changed;
    private Instant lastLook = Instant.EPOCH;
    private long lastNanos;
    private Optional<Set<InetAddress>> lastAddresses = Optional.empty();
    private CoreThread.Timer next = () -> {};
    private boolean closed;

    /// What the computer tells of itself.
    ///
    /// @param nanos a clock that on most systems stands still while the computer sleeps
    /// @param addresses those of the networks that are up; absent if they cannot be told
    record Senses(LongSupplier nanos, Supplier<Optional<Set<InetAddress>>> addresses) {}

    @Inject
    public NetworkWatch(CoreThread core, @Ui Executor ui, @Background Executor background, Connection connection) {
        this(
                core,
                background,
                new Senses(System::nanoTime, NetworkWatch::addresses),
                () -> ui.execute(connection::surroundingsChanged));
    }

    NetworkWatch(CoreThread core, Executor background, Senses senses, Runnable changed) {
        this.core = core;
        this.background = background;
        this.senses = senses;
        this.changed = changed;
    }

    public void begin() {
        core.execute(() -> {
            noteTime();
            look(false);
        });
    }

    @Override
    public void close() {
        core.execute(() -> {
            closed = true;
            next.cancel();
        });
    }

    private void wake() {
        Duration passed = Duration.between(lastLook, core.instant());
        Duration worked = Duration.ofNanos(senses.nanos().getAsLong() - lastNanos);
        boolean slept =
                passed.minus(worked).compareTo(SLEPT) > 0 || passed.minus(STEP).compareTo(SLEPT) > 0;
        noteTime();
        look(slept);
    }

    private void noteTime() {
        lastLook = core.instant();
        lastNanos = senses.nanos().getAsLong();
    }

    private void look(boolean slept) {
        background.execute(() -> {
            Optional<Set<InetAddress>> now = senses.addresses().get();
            core.execute(() -> seen(slept, now));
        });
    }

    private void seen(boolean slept, Optional<Set<InetAddress>> now) {
        if (closed) {
            return;
        }
        boolean moved = now.isPresent() && lastAddresses.isPresent() && !now.equals(lastAddresses);
        lastAddresses = now.or(() -> lastAddresses);
        if (slept || moved) {
            LOG.debug("The computer has {}", slept ? "slept" : "other addresses");
            changed.run();
        }
        next = core.after(STEP, this::wake);
    }

    private static Optional<Set<InetAddress>> addresses() {
        try {
            return Optional.of(NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (SocketException e) {
            LOG.debug("The network interfaces cannot be listed: {}", e.toString());
            return Optional.empty();
        }
    }
}
