package chat.hearth.mqtt.broker;

import io.netty.channel.ChannelPipeline;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTConnection;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTProtocolHandler;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.jspecify.annotations.Nullable;

/// Makes one step of what is several for Artemis. Keeping a value: it looks up who watches, stores, and then hands out
/// and keeps. Subscribing: it lets somebody watch, and then looks up what is kept. Who subscribed in between got a
/// value twice, or never, or an old one last. And leaving: it ends a connection while the next one of the same guest
/// begins. In front of both stands [Pace].
final class OneStep implements ActiveMQServerPlugin {
    private final Turns turns = new Turns();
    private final Limits.Use limits;
    private final FailedLogins failed;
    private @Nullable ActiveMQServer server;

    OneStep(Limits.Use limits, FailedLogins failed) {
        this.limits = limits;
        this.failed = failed;
    }

    @Override
    public void registered(ActiveMQServer artemis) {
        server = artemis;
    }

    @Override
    public void afterCreateConnection(RemotingConnection connection) {
        ActiveMQServer artemis = server;
        if (artemis != null) {
            ChannelPipeline pipeline = Guests.channelOf(connection).pipeline();
            String next = pipeline.context(MQTTProtocolHandler.class).name();
            pipeline.addBefore(next, "pace", new Pace(limits, failed));
            pipeline.addBefore(next, "handover", new Handover(new Sessions(artemis), (MQTTConnection) connection));
            pipeline.addBefore(next, "turnstile", new Turnstile(turns, new KeptValues(artemis)));
        }
    }
}
