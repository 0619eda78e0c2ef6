package chat.hearth.mqtt.broker;

import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.AUTHENTICATION_METHOD;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.PUBLICATION_EXPIRY_INTERVAL;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.SESSION_EXPIRY_INTERVAL;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees every packet before Artemis does, on the thread of its connection. Whatever it objects to, and whatever it
/// fails on, closes the connection: Artemis lets a packet pass whose interceptor throws. It decides about logins
/// itself, because Artemis deletes the session of a client id whose login it refuses.
final class Gatekeeper implements MQTTInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(Gatekeeper.class);
    private static final Optional<MqttMessage> NONE = Optional.empty();

    private final LoginCheck logins;
    private final FailedLogins failed;
    private final Guests guests;
    private final int perUser;

    /// @param perUser connections of one user at most
    Gatekeeper(LoginCheck logins, FailedLogins failed, Guests guests, int perUser) {
        this.logins = logins;
        this.failed = failed;
        this.guests = guests;
        this.perUser = perUser;
    }

    @Override
    // The one place where everything has to be caught.
    @SuppressWarnings("CatchAndPrintStackTrace")
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
        try {
            Optional<MqttMessage> objection = objection(packet, connection);
            objection.ifPresent(answer -> turnAway(Guests.channelOf(connection), answer));
            return objection.isEmpty();
        } catch (Throwable e) {
            LOG.debug("Could not judge a packet", e);
            connection.getTransportConnection().forceClose();
            return false;
        }
    }

    private static void turnAway(Channel channel, MqttMessage answer) {
        channel.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }

    /// The answer after which the connection closes; empty lets the packet in.
    private Optional<MqttMessage> objection(MqttMessage packet, RemotingConnection connection) {
        boolean loggedIn = connection.getSubject() != null;
        return switch (packet.fixedHeader().messageType()) {
            case CONNECT -> loggedIn ? protocolError() : connect((MqttConnectMessage) packet, connection);
            case AUTH -> protocolError();
            case PUBLISH -> loggedIn ? publish((MqttPublishMessage) packet) : protocolError();
            case SUBSCRIBE ->
                topicFilters(((MqttSubscribeMessage) packet)
                        .payload().topicSubscriptions().stream()
                                .map(MqttTopicSubscription::topicFilter)
                                .toList());
            case UNSUBSCRIBE ->
                topicFilters(((MqttUnsubscribeMessage) packet).payload().topics());
            case DISCONNECT -> disconnect(packet);
            case CONNACK, PUBACK, PUBREC, PUBREL, PUBCOMP, SUBACK, UNSUBACK, PINGREQ, PINGRESP -> NONE;
        };
    }

    private Optional<MqttMessage> connect(MqttConnectMessage packet, RemotingConnection connection) {
        if (packet.variableHeader().version() != 5) {
            return refusal(MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION);
        }
        if (packet.variableHeader().properties().getProperty(AUTHENTICATION_METHOD.value()) != null) {
            return refusal(MqttConnectReturnCode.CONNECTION_REFUSED_BAD_AUTHENTICATION_METHOD);
        }
        String user = packet.payload().userName();
        byte[] password = packet.payload().passwordInBytes();
        if (user == null || user.isEmpty() || password == null) {
            return refusal(MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5);
        }
        return switch (logins.judge(user, password, packet.payload().clientIdentifier())) {
            case WRONG -> failed(connection, MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD);
            case FOREIGN_CLIENT_ID ->
                failed(connection, MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID);
            case GOOD -> known(packet, connection, user);
        };
    }

    private Optional<MqttMessage> failed(RemotingConnection connection, MqttConnectReturnCode code) {
        if (Guests.channelOf(connection).remoteAddress() instanceof InetSocketAddress from) {
            failed.add(from.getAddress());
        }
        return refusal(code);
    }

    private Optional<MqttMessage> known(MqttConnectMessage packet, RemotingConnection connection, String user) {
        if (guests.connectionsOf(user) >= perUser) {
            return refusal(MqttConnectReturnCode.CONNECTION_REFUSED_QUOTA_EXCEEDED);
        }
        Optional<MqttMessage> badWill = packet.variableHeader().isWillFlag() ? will(packet, user) : NONE;
        return badWill.isPresent() ? badWill : admit(packet, connection, user);
    }

    /// Artemis sends a will without asking about rights.
    private static Optional<MqttMessage> will(MqttConnectMessage packet, String user) {
        String topic = packet.payload().willTopic();
        if (!Topic.isName(topic)) {
            return refusal(MqttConnectReturnCode.CONNECTION_REFUSED_TOPIC_NAME_INVALID);
        }
        if (!Rules.isOwn(user, topic)) {
            return refusal(MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5);
        }
        Life.capOrSet(packet.payload().willProperties(), PUBLICATION_EXPIRY_INTERVAL);
        return NONE;
    }

    private Optional<MqttMessage> admit(MqttConnectMessage packet, RemotingConnection connection, String user) {
        int life = Life.cap(packet.variableHeader().properties(), SESSION_EXPIRY_INTERVAL);
        connection.setSubject(Admission.subject(user));
        guests.admit(Guests.channelOf(connection), user, packet.payload().clientIdentifier(), life);
        return NONE;
    }

    private static Optional<MqttMessage> publish(MqttPublishMessage packet) {
        String topic = packet.variableHeader().topicName();
        // An empty topic stands for the alias of one that was seen before.
        if (!topic.isEmpty() && !Topic.isName(topic)) {
            return farewell(MqttReasonCodes.Disconnect.TOPIC_NAME_INVALID);
        }
        Life.capOrSet(packet.variableHeader().properties(), PUBLICATION_EXPIRY_INTERVAL);
        return NONE;
    }

    /// Shared subscriptions and Artemis' own names reach, and delete, the queues of others. An interceptor can answer
    /// no single SUBACK, so the whole connection goes.
    private static Optional<MqttMessage> topicFilters(List<String> filters) {
        return filters.stream().allMatch(Topic::isFilter)
                ? NONE
                : farewell(MqttReasonCodes.Disconnect.TOPIC_FILTER_INVALID);
    }

    private static Optional<MqttMessage> disconnect(MqttMessage packet) {
        if (packet.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header) {
            Life.cap(header.properties(), SESSION_EXPIRY_INTERVAL);
        }
        return NONE;
    }

    private static Optional<MqttMessage> refusal(MqttConnectReturnCode code) {
        return Optional.of(MqttMessageBuilders.connAck()
                .returnCode(code)
                .sessionPresent(false)
                .build());
    }

    private static Optional<MqttMessage> protocolError() {
        return farewell(MqttReasonCodes.Disconnect.PROTOCOL_ERROR);
    }

    private static Optional<MqttMessage> farewell(MqttReasonCodes.Disconnect reason) {
        return Optional.of(
                MqttMessageBuilders.disconnect().reasonCode(reason.byteValue()).build());
    }
}
