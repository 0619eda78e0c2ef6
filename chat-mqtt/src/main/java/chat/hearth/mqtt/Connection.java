package chat.hearth.mqtt;

import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.ClientKey;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.transport.Will;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.lifecycle.MqttClientConnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.lifecycle.Mqtt5ClientConnectedContext;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5Disconnect;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.unsubscribe.Mqtt5Unsubscribe;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.reactivex.disposables.Disposable;
import io.reactivex.schedulers.Schedulers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One CONNECT and what becomes of it: a client object of the library that is never used again. Used on the core
/// thread, and answers there; the library's thread does nothing but hand over.
///
/// The library would reconnect by itself, but with the old CONNECT, into a loop where the password is wrong, and
/// without our publications where the session is gone. So whoever wants another connection opens another.
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    /// For each of: TCP, TLS, CONNACK.
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Duration ATTEMPT = Duration.ofSeconds(25);
    private static final int LARGEST_PACKET = 1 << 20;

    private final CoreThread core;
    private final Listener listener;
    private final NioEventLoopGroup loop = new NioEventLoopGroup(1, new DefaultThreadFactory("hearth-mqtt", true));
    private final Intake intake;
    private final Mqtt5AsyncClient client;
    private final Disposable publishes;
    private @Nullable Outlet outlet;
    /// Whether the listener has heard the last of it.
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    /// Whether the thread has been told to end.
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private final AtomicBoolean released = new AtomicBoolean();
    private final CoreThread.Timer patience;
    private Mqtt5Disconnect lastWords = Mqtt5Disconnect.builder().build();
    private Ending.Phase phase = Ending.Phase.BEFORE_CONNACK;

    /// Who wants to know. Nothing is told after the end.
    interface Listener {
        void connected(Connection connection, Limits limits);

        void received(Connection connection, Mqtt5Publish publish);

        void ended(Connection connection, Ending ending);
    }

    /// What stands in the CONNECT.
    ///
    /// @param credentials made for this CONNECT
    /// @param remembered how long the broker keeps the session; zero begins without one and leaves none
    record Call(
            Endpoint endpoint,
            String clientId,
            Optional<Login.Credentials> credentials,
            Duration remembered,
            Duration keepAlive,
            Optional<Testament> will) {}

    /// @param retained whether the broker shall keep it; some keep nothing
    record Testament(Will will, String topic, boolean retained) {}

    Connection(Call call, CoreThread core, Listener listener) {
        this.core = core;
        this.listener = listener;
        this.intake = new Intake(core, publish -> listener.received(this, publish), () -> !over.isDone());
        client = MqttClient.builder()
                .useMqttVersion5()
                .identifier(call.clientId())
                .transportConfig(wire(call.endpoint()))
                .executorConfig()
                .nettyExecutor(loop)
                .nettyThreads(1)
                .applicationScheduler(Schedulers.from(Runnable::run))
                .applyExecutorConfig()
                .addConnectedListener(context -> answered(context, call))
                .addDisconnectedListener(this::disconnected)
                .buildAsync();
        // Before the CONNECT, or what a kept session brings is lost.
        publishes = client.toRx()
                .publishes(MqttGlobalPublishFilter.ALL, true)
                .subscribe(intake::take, failure -> LOG.debug("No more publications", failure));
        patience = core.after(ATTEMPT, () -> giveUp("no CONNACK"));
        client.connect(connect(call)).whenComplete((_, failure) -> failed(failure));
    }

    private static MqttClientTransportConfig wire(Endpoint endpoint) {
        var config = MqttClientTransportConfig.builder()
                .serverHost(endpoint.host())
                .serverPort(endpoint.port())
                .socketConnectTimeout(STEP.toMillis(), TimeUnit.MILLISECONDS)
                .mqttConnectTimeout(STEP.toMillis(), TimeUnit.MILLISECONDS);
        return switch (endpoint.wire()) {
            case Endpoint.Wire.Plain _ -> config.build();
            case Endpoint.Wire.Tls tls -> config.sslConfig(encrypted(tls)).build();
        };
    }

    /// The name of the host is checked as long as no verifier of one's own is set.
    private static MqttClientSslConfig encrypted(Endpoint.Wire.Tls tls) {
        return MqttClientSslConfig.builder()
                .protocols(SocketCheck.PROTOCOLS)
                .trustManagerFactory(new BrokerTrust(tls.trust()))
                .keyManagerFactory(tls.clientKey().flatMap(Connection::opened).orElse(null))
                .build();
    }

    /// With a key that cannot be opened one comes without; the broker says what it thinks of that.
    private static Optional<KeyManagerFactory> opened(ClientKey key) {
        try {
            return Optional.of(OwnKeys.open(key));
        } catch (GeneralSecurityException e) {
            LOG.warn("The certificate of this side cannot be opened", e);
            return Optional.empty();
        }
    }

    private static Mqtt5Connect connect(Call call) {
        return Mqtt5Connect.builder()
                .cleanStart(call.remembered().isZero())
                .sessionExpiryInterval(call.remembered().toSeconds())
                .keepAlive((int) call.keepAlive().toSeconds())
                .simpleAuth(call.credentials().map(Messages::login).orElse(null))
                .willPublish(call.will().map(Messages::will).orElse(null))
                .restrictions()
                .maximumPacketSize(LARGEST_PACKET)
                // A packet that is too large takes an alias of which the broker never hears: the next one would break.
                .sendTopicAliasMaximum(0)
                .applyRestrictions()
                .build();
    }

    private void answered(MqttClientConnectedContext context, Call call) {
        if (context instanceof Mqtt5ClientConnectedContext answer) {
            Limits limits = Limits.of(answer.getConnAck(), call.remembered());
            core.execute(() -> connected(limits));
        }
    }

    private void connected(Limits limits) {
        if (over.isDone()) {
            client.disconnect(lastWords).whenCompleteAsync((_, _) -> stop(), core);
        } else {
            patience.cancel();
            phase = Ending.Phase.AFTER_CONNACK;
            outlet = new Outlet(client.toRx(), core);
            listener.connected(this, limits);
        }
    }

    private void disconnected(MqttClientDisconnectedContext context) {
        Throwable cause = context.getCause();
        Ending.By by = context.getSource() == MqttDisconnectSource.SERVER ? Ending.By.BROKER : Ending.By.US;
        core.execute(() -> end(cause, by));
    }

    private void failed(@Nullable Throwable failure) {
        if (failure != null) {
            core.execute(() -> end(failure, Ending.By.US));
        }
    }

    private void end(Throwable cause, Ending.By by) {
        boolean first = over.complete(null);
        stop();
        if (first) {
            listener.ended(this, new Ending(cause, by, phase));
        }
    }

    private void stop() {
        patience.cancel();
        release(Optional.ofNullable(outlet));
        stopped.complete(null);
    }

    /// On any thread, and once: what runs on the loop refuses everything after its end.
    private void release(Optional<Outlet> used) {
        if (released.compareAndSet(false, true)) {
            publishes.dispose();
            used.ifPresent(Outlet::end);
            loop.shutdownGracefully(0, STEP.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// Closes the socket without a word; the broker will publish the will.
    void giveUp(String reason) {
        end(new TimeoutException(reason), Ending.By.US);
    }

    /// Ends in good order and tells the listener nothing more. Completes on the core thread when the connection is
    /// gone, at the latest after `limit`.
    CompletionStage<Void> disconnect(Mqtt5Disconnect words, Duration limit) {
        over.complete(null);
        lastWords = words;
        CoreThread.Timer timer = core.after(limit, this::stop);
        if (phase == Ending.Phase.AFTER_CONNACK) {
            var gone = client.disconnect(words);
            // Not by way of the core thread, which may be ending as well.
            Optional<Outlet> used = Optional.ofNullable(outlet);
            gone.whenComplete((_, _) -> release(used));
            gone.whenCompleteAsync((_, _) -> stop(), core);
        }
        return stopped.thenRun(timer::cancel);
    }

    /// Completes on the core thread when the broker has answered or the library has refused; never, if the connection
    /// ends before.
    CompletionStage<Outcome> publish(Mqtt5Publish publish) {
        return Objects.requireNonNull(outlet, "published before CONNACK").publish(publish);
    }

    /// What the broker granted, filter by filter; nothing if the link broke.
    CompletionStage<List<Mqtt5SubAckReasonCode>> subscribe(Mqtt5Subscribe subscribe) {
        return client.subscribe(subscribe).handleAsync(Messages::granted, core);
    }

    /// Completes on the core thread, whatever the answer is.
    CompletionStage<Void> unsubscribe(Mqtt5Unsubscribe unsubscribe) {
        return client.unsubscribe(unsubscribe).handleAsync((_, _) -> null, core);
    }
}
