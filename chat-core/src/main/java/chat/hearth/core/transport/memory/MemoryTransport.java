package chat.hearth.core.transport.memory;

import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Address;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Inbox;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.transport.Packet;
import chat.hearth.core.transport.Place;
import chat.hearth.core.transport.Publication;
import chat.hearth.core.transport.Transport;
import chat.hearth.core.transport.Watch;
import chat.hearth.core.transport.Will;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The client's side. Its inbox is called from tasks of its own, never while it is being called itself.
final class MemoryTransport implements Transport {
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final MemoryBroker broker;
    private final CoreThread core;
    private final Duration latency;
    private final Account account;
    private final Inbox inbox;
    private final Place place;
    private final Set<Watch> watched = new LinkedHashSet<>();
    private final Set<Watch> unwatched = new LinkedHashSet<>();
    private final Outgoing outgoing = new Outgoing();
    private @Nullable Line line;
    private boolean up;
    private int attempt;
    private Instant downSince = Instant.EPOCH;
    private CoreThread.@Nullable Timer retry;
    private @Nullable CompletableFuture<Void> closing;

    MemoryTransport(MemoryBroker broker, CoreThread core, Duration latency, Account account, Inbox inbox) {
        this.broker = broker;
        this.core = core;
        this.latency = latency;
        this.account = account;
        this.inbox = inbox;
        place = new Place(Address.of(account.peer()), broker.rules());
    }

    @Override
    public void open() {
        downSince = core.instant();
        core.execute(this::connect);
    }

    @Override
    public void watch(Watch watch) {
        watched.add(watch);
        unwatched.remove(watch);
        if (up) {
            toBroker(on -> broker.subscribe(account.clientId(), on, watch));
        }
    }

    @Override
    public void unwatch(Watch watch) {
        watched.remove(watch);
        if (up) {
            toBroker(on -> broker.unsubscribe(account.clientId(), on, watch));
        } else {
            unwatched.add(watch);
        }
    }

    @Override
    public CompletionStage<Outcome> publish(Publication publication) {
        return up && closing == null ? send(publication) : CompletableFuture.completedFuture(Outcome.LINK_LOST);
    }

    @Override
    public void retryNow() {
        core.execute(() -> {
            if (line == null && closing == null) {
                cancelRetry();
                connect();
            }
        });
    }

    @Override
    public CompletionStage<Void> close(Publication farewell) {
        return end(farewell, on -> broker.disconnect(account.clientId(), on));
    }

    @Override
    public CompletionStage<Void> leave(Publication farewell) {
        return end(farewell, on -> broker.leave(account.clientId(), on));
    }

    private CompletionStage<Void> end(Publication farewell, Consumer<Line> goodbye) {
        if (closing == null) {
            CompletableFuture<Void> closed = new CompletableFuture<>();
            closing = closed;
            core.execute(() -> {
                cancelRetry();
                if (up) {
                    send(farewell).thenRun(() -> finish(goodbye, closed));
                    core.after(FAREWELL, () -> finish(goodbye, closed));
                } else {
                    finish(goodbye, closed);
                }
            });
        }
        return closing;
    }

    private void finish(Consumer<Line> goodbye, CompletableFuture<Void> closed) {
        if (!closed.isDone()) {
            toBroker(on -> {
                goodbye.accept(on);
                on.end(() -> {});
            });
            line = null;
            up = false;
            outgoing.linkLost();
            inbox.linkChanged(new Link.Closed());
            closed.complete(null);
        }
    }

    private void connect() {
        if (line != null || closing != null) {
            return;
        }
        Line dialled = new Line(core, broker.core(), latency);
        line = dialled;
        attempt++;
        inbox.linkChanged(new Link.Connecting(attempt));
        inbox.nextWill(place)
                .whenComplete((will, failure) -> core.execute(() -> {
                    if (failure == null) {
                        dial(dialled, will);
                    } else {
                        ended(dialled, Link.Why.CONNECTION_LOST);
                    }
                }));
    }

    private void dial(Line dialled, Optional<Will> will) {
        if (line == dialled && closing == null) {
            ClientEnd end = new ClientEnd(
                    account,
                    dialled,
                    will,
                    kept -> accepted(dialled, kept),
                    packet -> received(dialled, packet),
                    why -> ended(dialled, why));
            dialled.toBroker(() -> broker.connect(end));
        }
    }

    private void accepted(Line on, boolean kept) {
        if (on != line) {
            return;
        }
        up = true;
        attempt = 0;
        watched.forEach(watch -> on.toBroker(() -> broker.subscribe(account.clientId(), on, watch)));
        unwatched.forEach(watch -> on.toBroker(() -> broker.unsubscribe(account.clientId(), on, watch)));
        unwatched.clear();
        inbox.linkChanged(new Link.Up(place, kept, false, core.instant()));
    }

    private void received(Line on, Packet packet) {
        boolean wanted =
                watched.stream().anyMatch(watch -> watch.covers(packet.mailbox()) && !(watch instanceof Watch.Muted));
        if (on == line && wanted) {
            inbox.received(packet);
        } else {
            packet.acknowledge();
        }
    }

    private void ended(Line on, Link.Why why) {
        if (on != line) {
            return;
        }
        line = null;
        if (up) {
            up = false;
            downSince = core.instant();
        }
        if (why == Link.Why.TAKEN_OVER) {
            inbox.linkChanged(new Link.Refused(why, "another connection with this client id"));
        } else if (closing == null) {
            tryLater(why);
        }
        outgoing.linkLost();
    }

    private void tryLater(Link.Why why) {
        Duration doubled = Duration.ofSeconds(1L << Math.clamp(attempt - 1L, 0, 3));
        Duration pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        retry = core.after(pause, this::connect);
        inbox.linkChanged(new Link.Down(
                why, "in memory", downSince, attempt, core.instant().plus(pause)));
    }

    private void cancelRetry() {
        if (retry != null) {
            retry.cancel();
            retry = null;
        }
    }

    private CompletionStage<Outcome> send(Publication publication) {
        return outgoing.add(answer -> toBroker(on -> {
            Outcome outcome = broker.publish(place.address(), publication);
            on.toClient(() -> answer.accept(outcome));
        }));
    }

    private void toBroker(Consumer<Line> words) {
        Line on = line;
        if (on != null) {
            on.toBroker(() -> words.accept(on));
        }
    }
}
