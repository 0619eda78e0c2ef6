package chat.hearth.mqtt;

import chat.hearth.core.transport.Outcome;
import chat.hearth.core.transport.Publication;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.datatypes.MqttUtf8String;
import com.hivemq.client.mqtt.exceptions.MqttEncodeException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5WillPublish;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAck;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAckReasonCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The port's values as MQTT packets, and back.
final class Messages {
    private static final MqttUtf8String CONTENT_TYPE = MqttUtf8String.of("application/hearth1");

    private Messages() {}

    static Mqtt5Publish publish(Publication publication, Topics topics) {
        var publish = Mqtt5Publish.builder()
                .topic(topics.of(publication.mailbox()))
                .payload(publication.payload().toArray())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(publication.mailbox().isRetained())
                .contentType(CONTENT_TYPE);
        return publication.payload().isEmpty()
                ? publish.build()
                : publish.messageExpiryInterval(seconds(publication)).build();
    }

    static Mqtt5WillPublish will(Connection.Testament words) {
        Publication publication = words.will().publication();
        return Mqtt5WillPublish.builder()
                .topic(words.topic())
                .payload(publication.payload().toArray())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(words.retained())
                .contentType(CONTENT_TYPE)
                .messageExpiryInterval(seconds(publication))
                .delayInterval(words.will().delay().toSeconds())
                .build();
    }

    static Mqtt5SimpleAuth login(Login.Credentials login) {
        var named = Mqtt5SimpleAuth.builder().username(login.user().orElse(""));
        return login.password()
                .map(password -> named.password(password.getBytes(StandardCharsets.UTF_8)))
                .orElse(named)
                .build();
    }

    static Outcome outcome(Mqtt5PublishResult result) {
        return switch (result.getError().orElse(null)) {
            case null -> taken(result);
            case Mqtt5PubAckException refusal ->
                refused(refusal.getMqttMessage().getReasonCode());
            case MqttEncodeException _ -> Outcome.TOO_LARGE;
            default -> Outcome.LINK_LOST;
        };
    }

    private static Outcome taken(Mqtt5PublishResult result) {
        boolean unheard = result instanceof Mqtt5PublishResult.Mqtt5Qos1Result answered
                && answered.getPubAck().getReasonCode() == Mqtt5PubAckReasonCode.NO_MATCHING_SUBSCRIBERS;
        // A last value is kept, whether somebody listens or not.
        return unheard && !result.getPublish().isRetain() ? Outcome.NOBODY_THERE : Outcome.ACCEPTED;
    }

    private static Outcome refused(Mqtt5PubAckReasonCode code) {
        return switch (code) {
            case SUCCESS -> Outcome.ACCEPTED;
            case NO_MATCHING_SUBSCRIBERS -> Outcome.NOBODY_THERE;
            case NOT_AUTHORIZED -> Outcome.NOT_AUTHORIZED;
            case QUOTA_EXCEEDED -> Outcome.QUOTA_EXCEEDED;
            case UNSPECIFIED_ERROR,
                    IMPLEMENTATION_SPECIFIC_ERROR,
                    TOPIC_NAME_INVALID,
                    PACKET_IDENTIFIER_IN_USE,
                    PAYLOAD_FORMAT_INVALID -> Outcome.REFUSED;
        };
    }

    /// The codes of a SUBACK, refusals included.
    static List<Mqtt5SubAckReasonCode> granted(@Nullable Mqtt5SubAck answer, @Nullable Throwable failure) {
        if (failure instanceof Mqtt5SubAckException refusal) {
            return refusal.getMqttMessage().getReasonCodes();
        }
        return answer == null ? List.of() : answer.getReasonCodes();
    }

    private static long seconds(Publication publication) {
        Duration lifetime = publication.lifetime();
        return Math.max(1, (lifetime.compareTo(Publication.LONGEST) < 0 ? lifetime : Publication.LONGEST).toSeconds());
    }
}
