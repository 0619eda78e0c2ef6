package chat.hearth.mqtt;

import chat.hearth.core.bytes.Alphabet;
import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Address;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.NetworkCheck.Finding;
import chat.hearth.core.transport.NetworkCheck.Step;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.transport.ShownCertificate;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5Disconnect;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAckReasonCode;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One check of a broker: first a bare socket, then a connection that publishes to itself. Core thread.
final class CheckRun implements Connection.Listener {
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Duration GOODBYE = Duration.ofSeconds(1);
    /// If this side dies in between, what it made the broker keep goes by itself.
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private final Endpoint endpoint;
    private final Surroundings around;
    private final Consumer<Finding> listener;
    private final SocketCheck sockets;
    private final String topic;
    private final Bytes mark;
    private Step step = Step.NAME;
    private boolean over;
    private boolean retains;
    private @Nullable Connection connection;
    private CoreThread.@Nullable Timer patience;

    CheckRun(NetworkChoice.Broker broker, Surroundings around, Consumer<Finding> listener) {
        // Somebody who does not exist: the name at a broker that asks for a join code alone.
        String nobody = Alphabet.base32(Bytes.random(20, around.random()));
        this.endpoint = Endpoint.of(broker, nobody);
        this.around = around;
        this.listener = listener;
        this.sockets = new SocketCheck(endpoint, around.core(), this::socketPassed, this::socketFailed);
        Address address = endpoint.user().flatMap(PlaceProbe::address).orElse(new Address(nobody));
        this.topic = around.settings().topics().trial(address);
        this.mark = Bytes.random(16, around.random());
    }

    void start() {
        if (!over) {
            hurry("no answer");
            sockets.start();
        }
    }

    void cancel() {
        if (!over) {
            end();
        }
    }

    private void socketPassed(Step passed) {
        if (over) {
            return;
        }
        step = passed;
        if (passed == (endpoint.secure() ? Step.TLS : Step.TCP)) {
            pass(Step.LOGIN);
            connection = new Connection(around.passing(endpoint), around.core(), this);
        } else {
            pass(passed == Step.NAME ? Step.TCP : Step.TLS);
        }
    }

    private void socketFailed(Step failed, Exception failure) {
        step = failed;
        Ending ending = new Ending(failure, Ending.By.US, Ending.Phase.BEFORE_CONNACK);
        boolean ownKey = failure instanceof GeneralSecurityException && !(failure instanceof CertificateException);
        fail(
                ownKey
                        ? Trouble.lasting(Link.Why.CLIENT_CERTIFICATE, "it cannot be opened")
                        : Trouble.of(ending, endpoint),
                ending.find(Distrusted.class).map(Distrusted::shown));
    }

    @Override
    public void connected(Connection made, Limits limits) {
        retains = limits.retains();
        pass(Step.SUBSCRIBE);
        subscribe(made);
    }

    @Override
    public void received(Connection from, Mqtt5Publish publish) {
        publish.acknowledge();
        boolean own = Bytes.copyOf(publish.getPayloadAsBytes()).equals(mark);
        if (own && step == Step.PUBLISH) {
            pass(Step.RETAINED);
            keep(from);
        } else if (own && step == Step.RETAINED && publish.isRetain()) {
            from.publish(message(Bytes.EMPTY, true)).thenAccept(outcome -> answered(outcome, this::succeed));
        }
    }

    @Override
    public void ended(Connection which, Ending ending) {
        fail(Trouble.of(ending, endpoint));
    }

    private void subscribe(Connection made) {
        Mqtt5Subscribe filter = Mqtt5Subscribe.builder()
                .topicFilter(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .build();
        made.subscribe(filter).thenAccept(granted -> subscribed(made, granted));
    }

    private void subscribed(Connection made, List<Mqtt5SubAckReasonCode> granted) {
        if (granted.stream().anyMatch(Mqtt5SubAckReasonCode::isError)) {
            fail(Trouble.lasting(Link.Why.NOT_AUTHORIZED, "SUBACK " + granted));
        } else if (step == Step.SUBSCRIBE && !granted.isEmpty()) {
            pass(Step.PUBLISH);
            made.publish(message(mark, false)).thenAccept(outcome -> answered(outcome, () -> {}));
        }
    }

    private void keep(Connection made) {
        if (retains) {
            made.publish(message(mark, true)).thenAccept(outcome -> answered(outcome, () -> subscribe(made)));
        } else {
            fail(Trouble.lasting(Link.Why.NOT_AUTHORIZED, "this broker keeps no retained messages"));
        }
    }

    private void answered(Outcome outcome, Runnable accepted) {
        if (over) {
            return;
        }
        switch (outcome) {
            case ACCEPTED, NOBODY_THERE -> accepted.run();
            case NOT_AUTHORIZED, QUOTA_EXCEEDED, TOO_LARGE, REFUSED ->
                fail(Trouble.lasting(Link.Why.NOT_AUTHORIZED, "PUBACK " + outcome));
            case LINK_LOST -> {
                // The end of the connection says why.
            }
        }
    }

    private void pass(Step next) {
        if (!over) {
            listener.accept(new Finding.Passed(step));
            step = next;
            hurry("no answer");
        }
    }

    private void succeed() {
        end();
        listener.accept(new Finding.Passed(Step.RETAINED));
    }

    private void fail(Trouble trouble) {
        fail(trouble, Optional.empty());
    }

    private void fail(Trouble trouble, Optional<ShownCertificate> certificate) {
        if (!over) {
            end();
            listener.accept(new Finding.Failed(step, trouble.why(), trouble.detail(), certificate));
        }
    }

    private void hurry(String otherwise) {
        if (patience != null) {
            patience.cancel();
        }
        Link.Why why = step == Step.PUBLISH || step == Step.RETAINED ? Link.Why.NOT_AUTHORIZED : Link.Why.TIMED_OUT;
        patience = around.core().after(STEP, () -> fail(Trouble.lasting(why, otherwise)));
    }

    private void end() {
        over = true;
        if (patience != null) {
            patience.cancel();
        }
        sockets.cancel();
        if (connection != null) {
            tidy(connection);
        }
    }

    /// Takes away what may still be kept, then hangs up.
    private void tidy(Connection made) {
        Mqtt5Disconnect words = Mqtt5Disconnect.builder().build();
        if (step == Step.RETAINED && retains) {
            CoreThread.Timer limit = around.core().after(GOODBYE, () -> made.disconnect(words, GOODBYE));
            made.publish(message(Bytes.EMPTY, true)).thenRun(() -> {
                limit.cancel();
                made.disconnect(words, GOODBYE);
            });
        } else {
            made.disconnect(words, GOODBYE);
        }
    }

    private Mqtt5Publish message(Bytes payload, boolean kept) {
        return Mqtt5Publish.builder()
                .topic(topic)
                .payload(payload.toArray())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(kept)
                .messageExpiryInterval(LIFETIME.toSeconds())
                .build();
    }
}
