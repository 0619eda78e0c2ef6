package chat.hearth.mqtt.broker;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A packet that changes a kept value, or subscribes, goes on when it is its turn. The turn ends with the broker's
/// answer; so what is published at QoS 0 has none.
final class Turnstile extends Waiting {
    /// After that a packet goes on out of turn, and whoever is in is waited for no longer.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Turns turns;
    private final Shelf shelf;
    private final Map<Integer, Pass> unanswered = new HashMap<>();
    private Turns.@Nullable Turn next;

    /// Where kept values lie.
    interface Shelf {
        /// @param found run on any thread when the value that was stored for the topic can be found there
        void put(String topic, Runnable found);
    }

    /// @param topic of a kept value; empty for a subscription
    private record Pass(Turns.Turn turn, Optional<String> topic, Future<?> limit) {}

    Turnstile(Turns turns, Shelf shelf) {
        this.turns = turns;
        this.shelf = shelf;
    }

    @Override
    boolean mayGoOn(ChannelHandlerContext context, Object packet) {
        if (!context.channel().hasAttr(Guests.SESSION_LIFE)) {
            return true;
        }
        if (packet instanceof MqttPublishMessage publish && isKept(publish)) {
            String topic = publish.variableHeader().topicName();
            return enter(context, Turns.Purpose.KEEP, publish.variableHeader().packetId(), Optional.of(topic));
        }
        return !(packet instanceof MqttSubscribeMessage subscribe)
                || enter(
                        context, Turns.Purpose.WATCH, subscribe.variableHeader().messageId(), Optional.empty());
    }

    private static boolean isKept(MqttPublishMessage publish) {
        return publish.fixedHeader().isRetain() && publish.fixedHeader().qosLevel() == MqttQoS.AT_LEAST_ONCE;
    }

    private boolean enter(ChannelHandlerContext context, Turns.Purpose purpose, int id, Optional<String> topic) {
        answered(id);
        Turns.Turn turn = new Turns.Turn(purpose, called -> context.executor().execute(() -> called(context, called)));
        Future<?> limit =
                context.executor().schedule(() -> expired(context, turn), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        unanswered.put(id, new Pass(turn, topic, limit));
        boolean in = turns.enter(turn);
        next = in ? null : turn;
        return in;
    }

    private void called(ChannelHandlerContext context, Turns.Turn turn) {
        if (turn == next) {
            next = null;
            goOn(context);
        }
    }

    private void expired(ChannelHandlerContext context, Turns.Turn turn) {
        turns.leave(turn);
        called(context, turn);
    }

    @Override
    public void write(ChannelHandlerContext context, Object packet, ChannelPromise promise) {
        if (packet instanceof MqttMessage answer
                && answer.variableHeader() instanceof MqttMessageIdVariableHeader header) {
            switch (answer.fixedHeader().messageType()) {
                case PUBACK, SUBACK -> answered(header.messageId());
                default -> {
                    // The others answer nothing that has a turn.
                }
            }
        }
        context.write(packet, promise);
    }

    private void answered(int id) {
        Pass pass = unanswered.remove(id);
        if (pass != null) {
            pass.topic().ifPresentOrElse(topic -> shelf.put(topic, () -> end(pass)), () -> end(pass));
        }
    }

    private void end(Pass pass) {
        pass.limit().cancel(false);
        turns.leave(pass.turn());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        next = null;
        unanswered.values().forEach(this::end);
        unanswered.clear();
        super.channelInactive(context);
    }
}
