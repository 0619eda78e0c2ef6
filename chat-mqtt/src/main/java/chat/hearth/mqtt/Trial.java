package chat.hearth.mqtt;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.wire.CardCodec;
import chat.hearth.core.wire.ProtocolException;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5Disconnect;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One try whether a broker lets this user use the mailboxes of an address. Leaves nothing behind. Core thread.
final class Trial implements Connection.Listener {
    /// How long the way there and back may take.
    private static final Duration ECHO = Duration.ofSeconds(5);
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final Address address;
    private final Optional<PeerId> owner;
    private final Surroundings around;
    private final Bytes mark;
    private final Connection connection;
    private @Nullable Consumer<Verdict> listener;
    private CoreThread.@Nullable Timer patience;
    private @Nullable Verdict granted;
    private boolean foreign;

    private Trial(
            Address address,
            Optional<PeerId> owner,
            Endpoint endpoint,
            Surroundings around,
            Consumer<Verdict> listener) {
        this.address = address;
        this.owner = owner;
        this.around = around;
        this.listener = listener;
        this.mark = Bytes.random(16, around.random());
        this.connection = new Connection(around.passing(endpoint), around.core(), this);
    }

    /// Whether one may write there.
    static Trial writing(Address address, Endpoint endpoint, Surroundings around, Consumer<Verdict> listener) {
        return new Trial(address, Optional.empty(), endpoint, around, listener);
    }

    /// Whether one may write and read there, which is proved by receiving what one sent: a broker that grants a
    /// subscription may deliver nothing. No card, or one's own, has to stand there.
    static Trial owning(
            Address address, PeerId owner, Endpoint endpoint, Surroundings around, Consumer<Verdict> listener) {
        return new Trial(address, Optional.of(owner), endpoint, around, listener);
    }

    sealed interface Verdict {
        record Granted(Limits limits) implements Verdict {}

        record Denied() implements Verdict {}

        record Failed(Ending ending) implements Verdict {}
    }

    /// Completes when the connection is gone.
    CompletionStage<Void> cancel() {
        listener = null;
        if (patience != null) {
            patience.cancel();
        }
        return connection.disconnect(Mqtt5Disconnect.builder().build(), GOODBYE);
    }

    @Override
    public void connected(Connection made, Limits limits) {
        if (owner.isEmpty()) {
            write(() -> conclude(new Verdict.Granted(limits)));
            return;
        }
        patience = around.core().after(ECHO, () -> conclude(new Verdict.Denied()));
        granted = new Verdict.Granted(limits);
        var filters = Mqtt5Subscribe.builder()
                .topicFilter(cardTopic())
                .qos(MqttQos.AT_MOST_ONCE)
                .addSubscription()
                .topicFilter(trialTopic())
                .qos(MqttQos.AT_MOST_ONCE)
                .applySubscription();
        made.subscribe(filters.build()).thenRun(() -> write(() -> {}));
    }

    @Override
    public void received(Connection from, Mqtt5Publish publish) {
        Bytes payload = Bytes.copyOf(publish.getPayloadAsBytes());
        if (publish.getTopic().toString().equals(cardTopic())) {
            foreign |= !isOwnCard(payload);
        } else if (payload.equals(mark) && granted != null) {
            conclude(foreign ? new Verdict.Denied() : granted);
        }
    }

    @Override
    public void ended(Connection which, Ending ending) {
        // Some brokers answer a forbidden publication so.
        boolean denied = ending.dismissal()
                .filter(code -> code == Mqtt5DisconnectReasonCode.NOT_AUTHORIZED)
                .isPresent();
        conclude(denied ? new Verdict.Denied() : new Verdict.Failed(ending));
    }

    private void write(Runnable accepted) {
        Mqtt5Publish publish = Mqtt5Publish.builder()
                .topic(trialTopic())
                .payload(mark.toArray())
                .qos(MqttQos.AT_LEAST_ONCE)
                .messageExpiryInterval(ECHO.toSeconds())
                .build();
        connection.publish(publish).thenAccept(outcome -> written(outcome, accepted));
    }

    private void written(Outcome outcome, Runnable accepted) {
        switch (outcome) {
            case ACCEPTED, NOBODY_THERE -> accepted.run();
            case NOT_AUTHORIZED, QUOTA_EXCEEDED, TOO_LARGE, REFUSED -> conclude(new Verdict.Denied());
            case LINK_LOST -> {
                // The end of the connection says why.
            }
        }
    }

    private void conclude(Verdict verdict) {
        Consumer<Verdict> told = listener;
        if (told != null) {
            cancel();
            told.accept(verdict);
        }
    }

    private boolean isOwnCard(Bytes payload) {
        try {
            return payload.isEmpty()
                    || owner.equals(Optional.of(CardCodec.decode(payload).card().peer()));
        } catch (ProtocolException noCard) {
            return false;
        }
    }

    private String cardTopic() {
        return around.settings().topics().of(new Mailbox.CardOf(address));
    }

    private String trialTopic() {
        return around.settings().topics().trial(address);
    }
}
