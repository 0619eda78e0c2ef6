package chat.hearth.mqtt.broker;

import chat.hearth.core.bytes.Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// A bare socket: for bytes that no decent client sends, and for cutting a connection.
final class RawConnection implements AutoCloseable {
    private final Socket socket;
    // One for all packets: it learns the version from the CONNECT.
    private final EmbeddedChannel encoder = new EmbeddedChannel(MqttEncoder.INSTANCE);

    RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
        socket.setSoTimeout(Visitor.PATIENCE_S * 1000);
    }

    /// With a login that is good once.
    static MqttMessageBuilders.ConnectBuilder connect(EmbeddedBroker broker, String label) {
        Bytes certificate = broker.certificate();
        String clientId = Visitor.clientId(label, certificate);
        return MqttMessageBuilders.connect()
                .protocolVersion(MqttVersion.MQTT_5)
                .clientId(clientId)
                .cleanSession(true)
                .keepAlive(60)
                .hasUser(true)
                .username(clientId.substring(0, clientId.indexOf('-')))
                .hasPassword(true)
                .password(Visitor.password(label, certificate).getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void send(MqttMessage packet) throws IOException {
        encoder.writeOutbound(packet);
        ByteBuf bytes = encoder.readOutbound();
        send(ByteBufUtil.getBytes(bytes));
        bytes.release();
    }

    /// Sends a CONNECT and reads the CONNACK.
    ///
    /// @return its reason code
    int enter(MqttConnectMessage packet) throws IOException {
        send(packet);
        byte[] head = socket.getInputStream().readNBytes(2);
        byte[] rest = socket.getInputStream().readNBytes(head[1]);
        return rest[1] & 0xff;
    }

    /// Reads the PUBACK of what was published; fails if the broker did not take it.
    void awaitTaken() throws IOException {
        byte[] head = socket.getInputStream().readNBytes(2);
        byte[] rest = socket.getInputStream().readNBytes(head[1]);
        int reason = rest.length > 2 ? rest[2] & 0xff : 0;
        if (head[0] != 0x40 || reason >= 0x80) {
            throw new IOException("not taken: " + reason);
        }
    }

    /// Whether the broker closes this connection; what it still says is read and dropped.
    boolean isClosedByBroker() throws IOException {
        byte[] buffer = new byte[1024];
        try {
            while (socket.getInputStream().read(buffer) >= 0) {
                // What comes before the end does not matter.
            }
            return true;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    /// Cuts the connection without a DISCONNECT.
    @Override
    public void close() throws IOException {
        encoder.finishAndReleaseAll();
        socket.close();
    }
}
