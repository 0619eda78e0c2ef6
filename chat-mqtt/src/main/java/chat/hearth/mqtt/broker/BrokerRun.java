package chat.hearth.mqtt.broker;

import chat.hearth.core.transport.Hosting.State;
import chat.hearth.core.transport.Hosting.Why;
import chat.hearth.core.transport.NetworkChoice.Hosted;
import chat.hearth.core.transport.NetworkChoice.Reach;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of a broker, from start to failure or stop, on a thread of its own that may wait. Its methods may be
/// called on any thread and do not wait. Tells every state once, on its own thread; nothing after a failure.
final class BrokerRun {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerRun.class);

    private final Path folder;
    private final Hosted wish;
    private final Surroundings surroundings;
    private final Consumer<State> listener;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("hearth-hosting").factory());

    // All that follows belongs to the thread.
    private Reach reach;
    private @Nullable EmbeddedBroker broker;
    private @Nullable State told;

    BrokerRun(Path folder, Hosted wish, Surroundings surroundings, Consumer<State> listener) {
        this.folder = folder;
        this.wish = wish;
        this.surroundings = surroundings;
        this.listener = listener;
        reach = wish.reach();
    }

    void begin() {
        run(() -> {
            tell(new State.Starting());
            broker = EmbeddedBroker.start(folder, wish.port(), wish.joinCode(), surroundings, () -> run(this::look));
            look();
            long pause = surroundings.pause().toMillis();
            thread.scheduleWithFixedDelay(guarded(this::look), pause, pause, TimeUnit.MILLISECONDS);
        });
    }

    void reach(Reach wished) {
        run(() -> {
            reach = wished;
            look();
        });
    }

    void end() {
        run(() -> {
            closeBroker();
            tell(new State.Stopped());
            thread.shutdownNow();
        });
    }

    /// Compares what is with what should be: addresses come and go, people too, and disks fill.
    private void look() {
        EmbeddedBroker running = broker;
        if (running == null) {
            return;
        }
        running.trouble().ifPresentOrElse(this::fail, () -> {
            running.tidy();
            tell(running(running));
        });
    }

    private State running(EmbeddedBroker running) {
        List<InetAddress> wished =
                reach == Reach.LOCAL_NETWORK ? surroundings.lan().get() : List.of();
        Set<InetAddress> reached = running.reach(wished);
        if (reached.isEmpty()) {
            return new State.Running(
                    running.port(),
                    Reach.THIS_COMPUTER,
                    List.of(running.address()),
                    running.certificate(),
                    running.people());
        }
        List<URI> addresses = wished.stream()
                .filter(reached::contains)
                .map(address -> URI.create("mqtts://" + address.getHostAddress() + ":" + running.port()))
                .toList();
        return new State.Running(
                running.port(), Reach.LOCAL_NETWORK, addresses, running.certificate(), running.people());
    }

    private void fail(HostingFailed failure) {
        LOG.warn("The broker does not run: {}", failure.why(), failure);
        closeBroker();
        tell(new State.Failed(
                failure.why(), Optional.ofNullable(failure.getMessage()).orElse("")));
        thread.shutdownNow();
    }

    private void closeBroker() {
        EmbeddedBroker running = broker;
        broker = null;
        if (running != null) {
            try {
                running.close();
            } catch (HostingFailed e) {
                LOG.warn("The broker did not stop cleanly", e);
            }
        }
    }

    private void tell(State state) {
        if (!state.equals(told)) {
            told = state;
            listener.accept(state);
        }
    }

    private void run(Runnable task) {
        try {
            thread.execute(guarded(task));
        } catch (RejectedExecutionException ended) {
            LOG.debug("Dropped a task that came after the end");
        }
    }

    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (HostingFailed e) {
                fail(e);
            } catch (RuntimeException e) {
                fail(new HostingFailed(Why.FAILED, e));
            }
        };
    }
}
