package chat.hearth.mqtt;

import chat.hearth.core.identity.Account;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Inbox;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.transport.Place;
import chat.hearth.core.transport.Publication;
import chat.hearth.core.transport.Transport;
import chat.hearth.core.transport.Watch;
import chat.hearth.core.transport.Will;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5Disconnect;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.unsubscribe.Mqtt5Unsubscribe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One device on one broker: connects, and after every break connects anew, with a CONNECT and a will of its own each
/// time, under the one client id that keeps the session. Core thread.
final class MqttTransport implements Transport, Connection.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(MqttTransport.class);
    /// A connection that lasted so long was a good one: the next attempts come quickly again.
    private static final Duration GOOD = Duration.ofSeconds(10);

    private final Endpoint endpoint;
    private final Account account;
    private final Inbox inbox;
    private final Surroundings around;
    private final CoreThread core;
    private final Watches watches;
    private final Delivery delivery;
    private final Backoff backoff;
    private final Rival rival = new Rival();
    private final Poison poison = new Poison();

    private Phase phase = new Phase.Unopened();
    /// Asked for once: the rules of a broker do not change with every connection.
    private @Nullable Place place;
    private boolean retains = true;
    private int attempt;
    /// Whether the attempt under way is to be followed by another at once if it fails.
    private boolean hurried;
    private Instant since = Instant.EPOCH;

    MqttTransport(Endpoint endpoint, Account account, Inbox inbox, Surroundings around) {
        this.endpoint = endpoint;
        this.account = account;
        this.inbox = inbox;
        this.around = around;
        this.core = around.core();
        this.watches = new Watches(around.settings().topics());
        this.delivery = new Delivery(around.settings().topics(), watches, inbox);
        this.backoff = new Backoff(endpoint, around.random());
    }

    @Override
    public void open() {
        if (!(phase instanceof Phase.Unopened)) {
            throw new IllegalStateException("a transport is opened once");
        }
        since = core.instant();
        soon();
    }

    @Override
    public void watch(Watch watch) {
        Optional<Mqtt5Subscribe> subscribe = watches.add(watch);
        whileUp(up -> subscribe.ifPresent(wanted -> subscribe(up, wanted)));
    }

    @Override
    public void unwatch(Watch watch) {
        Optional<Mqtt5Subscribe> instead = watches.remove(watch);
        whileUp(up -> {
            instead.ifPresent(wanted -> subscribe(up, wanted));
            watches.takeStale().ifPresent(unwanted -> unsubscribe(up, unwanted));
        });
    }

    @Override
    public CompletionStage<Outcome> publish(Publication publication) {
        if (!(phase instanceof Phase.Up up)) {
            return CompletableFuture.completedFuture(Outcome.LINK_LOST);
        }
        return poison.verdict(publication.mailbox())
                .<CompletionStage<Outcome>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> up.outgoing().publish(publication));
    }

    @Override
    public void retryNow() {
        switch (phase) {
            case Phase.Waiting waiting -> {
                waiting.timer().cancel();
                backoff.reset();
                soon();
            }
            case Phase.Stopped _ -> {
                rival.acquit();
                poison.forgive();
                restart();
                soon();
            }
            // It may have begun before whatever was in the way was gone.
            case Phase.Probing _, Phase.Preparing _, Phase.Calling _ -> {
                backoff.reset();
                hurried = true;
            }
            case Phase.Unopened _, Phase.Up _, Phase.Closed _ -> {
                // Nothing to hurry.
            }
        }
    }

    @Override
    public CompletionStage<Void> close(Publication farewell) {
        return end(farewell, Mqtt5Disconnect.builder().build());
    }

    @Override
    public CompletionStage<Void> leave(Publication farewell) {
        return end(farewell, Mqtt5Disconnect.builder().sessionExpiryInterval(0).build());
    }

    /// In a task of its own: the inbox is never called while it calls.
    private void soon() {
        phase = new Phase.Waiting(core.after(Duration.ZERO, this::begin));
    }

    private void begin() {
        attempt++;
        Place at = place;
        if (at == null) {
            PlaceProbe probe = new PlaceProbe(endpoint, account.peer(), around, this::probed);
            phase = new Phase.Probing(probe);
            probe.start();
            tell(new Link.Connecting(attempt));
        } else {
            Phase.Preparing now = new Phase.Preparing();
            phase = now;
            tell(new Link.Connecting(attempt));
            prepare(now, at);
        }
    }

    private void probed(PlaceProbe.Result result) {
        switch (result) {
            case PlaceProbe.Result.Found found -> {
                place = found.place();
                retains = found.limits().retains();
                Phase.Preparing now = new Phase.Preparing();
                phase = now;
                prepare(now, found.place());
            }
            case PlaceProbe.Result.None _ ->
                broken(Trouble.lasting(Link.Why.NO_PLACE, "neither uid nor user name may be written and read"));
            case PlaceProbe.Result.Failed failed -> failed(failed.ending());
        }
    }

    private void prepare(Phase.Preparing now, Place at) {
        if (phase != now) {
            return;
        }
        CompletionStage<Optional<Will>> will = inbox.nextWill(at);
        will.thenAcceptAsync(made -> prepared(now, made), core);
        will.exceptionallyAsync(failure -> unprepared(now, failure), core);
    }

    private void prepared(Phase.Preparing then, Optional<Will> will) {
        if (phase == then) {
            phase = new Phase.Calling(new Connection(call(will), core, this));
        }
    }

    private Optional<Will> unprepared(Phase.Preparing then, Throwable failure) {
        if (phase == then) {
            LOG.warn("No will for the next connection", failure);
            broken(Trouble.passing(Link.Why.CONNECTION_LOST, "no session number could be stored"));
        }
        return Optional.empty();
    }

    private Connection.Call call(Optional<Will> will) {
        return around.call(endpoint, account.clientId(), Publication.LONGEST, will.map(this::testament));
    }

    private Connection.Testament testament(Will will) {
        String topic = around.settings().topics().of(will.publication().mailbox());
        return new Connection.Testament(will, topic, retains);
    }

    @Override
    public void connected(Connection connection, Limits limits) {
        Place at = place;
        if (phase instanceof Phase.Calling calling && calling.connection() == connection && at != null) {
            retains = limits.retains();
            Outgoing outgoing = new Outgoing(connection, limits, around.settings(), core, poison::answered);
            Phase.Up up = new Phase.Up(connection, outgoing, core.instant());
            phase = up;
            hurried = false;
            watches.begin(limits).ifPresent(unwanted -> unsubscribe(up, unwanted));
            watches.all().forEach(batch -> subscribe(up, batch));
            tell(new Link.Up(at, limits.kept(), endpoint.secure(), core.instant()));
        }
    }

    @Override
    public void received(Connection connection, Mqtt5Publish publish) {
        whileUp(_ -> delivery.deliver(publish));
    }

    @Override
    public void ended(Connection connection, Ending ending) {
        switch (phase) {
            case Phase.Up up when up.connection() == connection -> lost(up, ending);
            case Phase.Calling calling when calling.connection() == connection -> failed(ending);
            default -> LOG.debug("An older connection has ended");
        }
    }

    private void failed(Ending ending) {
        rival.acquit();
        if (retains && ending.refusal().equals(Optional.of(Mqtt5ConnAckReasonCode.RETAIN_NOT_SUPPORTED))) {
            retains = false;
            begin();
        } else {
            broken(Trouble.of(ending, endpoint));
        }
    }

    private void lost(Phase.Up up, Ending ending) {
        Instant now = core.instant();
        Trouble trouble = judge(up, ending);
        if (Duration.between(up.since(), now).compareTo(GOOD) > 0) {
            restart();
        }
        since = now;
        attempt = 0;
        broken(trouble);
        up.outgoing().linkLost();
    }

    private Trouble judge(Phase.Up up, Ending ending) {
        if (poison.blame(ending, up.outgoing().oldest(), core.instant())) {
            LOG.warn("The broker ended the connection because of a publication: {}", Trouble.of(ending, endpoint));
        } else if (rival.suspects(ending, up.since(), core.instant())) {
            return Trouble.lasting(Link.Why.TAKEN_OVER, "closed again and again right after CONNACK");
        }
        return Trouble.of(ending, endpoint);
    }

    private void broken(Trouble trouble) {
        boolean atOnce = hurried;
        hurried = false;
        switch (trouble.cure()) {
            case ASK -> {
                phase = new Phase.Stopped();
                tell(new Link.Refused(trouble.why(), trouble.detail()));
            }
            case TRY_AGAIN -> {
                Duration wait = atOnce ? Duration.ZERO : backoff.next();
                phase = new Phase.Waiting(core.after(wait, this::begin));
                Instant next = core.instant().plus(wait);
                tell(new Link.Down(trouble.why(), trouble.detail(), since, attempt, next));
            }
        }
    }

    private void restart() {
        backoff.reset();
        attempt = 0;
        since = core.instant();
    }

    private CompletionStage<Void> end(Publication farewell, Mqtt5Disconnect words) {
        if (phase instanceof Phase.Closed closed) {
            return closed.done();
        }
        Phase before = phase;
        CompletableFuture<Void> done = new CompletableFuture<>();
        phase = new Phase.Closed(done);
        gone(before, farewell, words)
                .thenRunAsync(
                        () -> {
                            tell(new Link.Closed());
                            done.complete(null);
                        },
                        core);
        return done;
    }

    private CompletionStage<Void> gone(Phase before, Publication farewell, Mqtt5Disconnect words) {
        Duration limit = around.settings().farewell();
        return switch (before) {
            case Phase.Up up -> signOff(up, farewell, words);
            case Phase.Calling calling -> calling.connection().disconnect(words, limit);
            case Phase.Probing probing -> probing.probe().cancel();
            case Phase.Waiting waiting -> {
                waiting.timer().cancel();
                yield CompletableFuture.completedFuture(null);
            }
            case Phase.Unopened _, Phase.Preparing _, Phase.Stopped _, Phase.Closed _ ->
                CompletableFuture.completedFuture(null);
        };
    }

    private CompletionStage<Void> signOff(Phase.Up up, Publication farewell, Mqtt5Disconnect words) {
        Duration limit = around.settings().farewell();
        CompletableFuture<Void> said = up.outgoing().publishLast(farewell).toCompletableFuture();
        CoreThread.Timer timer = core.after(limit, () -> said.complete(null));
        return said.thenCompose(_ -> up.connection().disconnect(words, limit)).thenRun(() -> {
            timer.cancel();
            up.outgoing().linkLost();
        });
    }

    private void subscribe(Phase.Up up, Mqtt5Subscribe wanted) {
        demand(up, up.connection().subscribe(wanted).thenAccept(granted -> {
            watches.granted(wanted);
            report(granted);
        }));
    }

    private void unsubscribe(Phase.Up up, Mqtt5Unsubscribe unwanted) {
        demand(up, up.connection().unsubscribe(unwanted));
    }

    private void demand(Phase.Up up, CompletionStage<Void> answer) {
        CoreThread.Timer timer =
                core.after(around.settings().answer(), () -> up.connection().giveUp("no answer to a subscription"));
        up.outgoing().hold(answer.thenRun(timer::cancel));
    }

    /// A refusal changes nothing that could be done here; and a grant would prove nothing.
    private static void report(List<Mqtt5SubAckReasonCode> granted) {
        granted.stream()
                .filter(Mqtt5SubAckReasonCode::isError)
                .distinct()
                .forEach(code -> LOG.warn("The broker refused a subscription: {}", code));
    }

    private void whileUp(Consumer<Phase.Up> action) {
        if (phase instanceof Phase.Up up) {
            action.accept(up);
        }
    }

    private void tell(Link link) {
        inbox.linkChanged(link);
    }
}
