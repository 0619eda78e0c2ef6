package chat.hearth.mqtt.broker;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/// Slows down who publishes too fast, and who logs in after others there have failed. Nothing is lost by it: the
/// guest's
/// own socket fills.
final class Pace extends Waiting {
    private final Bucket publications;
    private final FailedLogins failed;

    Pace(Limits.Use limits, FailedLogins failed) {
        this.publications = new Bucket(limits.rate(), limits.burst(), System.nanoTime());
        this.failed = failed;
    }

    @Override
    boolean mayGoOn(ChannelHandlerContext context, Object packet) {
        long wait = switch (packet) {
            case MqttPublishMessage _ -> publications.take(System.nanoTime());
            case MqttConnectMessage _ ->
                failed.delay(((InetSocketAddress) context.channel().remoteAddress()).getAddress())
                        .toNanos();
            default -> 0;
        };
        if (wait > 0) {
            context.executor().schedule(() -> goOn(context), wait, TimeUnit.NANOSECONDS);
        }
        return wait == 0;
    }
}
