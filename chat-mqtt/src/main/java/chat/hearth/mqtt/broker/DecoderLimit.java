package chat.hearth.mqtt.broker;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.mqtt.MqttDecoder;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/// Gives every connection a decoder that keeps the limit on packets from the first byte on; Artemis' own takes 268 MB
/// before login.
final class DecoderLimit implements ActiveMQServerPlugin {
    /// Longest client id that the decoder takes; it looks at MQTT 3.1 alone.
    private static final int CLIENT_ID = 64;

    private final int packet;

    DecoderLimit(int packet) {
        this.packet = packet;
    }

    @Override
    public void afterCreateConnection(RemotingConnection connection) {
        ChannelPipeline pipeline = Guests.channelOf(connection).pipeline();
        pipeline.replace(MqttDecoder.class, "mqtt-decoder", new MqttDecoder(packet, CLIENT_ID));
    }
}
