package chat.hearth.mqtt;

import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Outcome;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the publication because of which a broker ends the connection again and again, so that it alone is given up
/// and not the whole link. It is known by its mailbox: the bytes of a message are new with each try.
///
/// A DISCONNECT that speaks of a packet convicts at the second time. A silent end right after the publication is weaker
/// evidence, since a broker that dies looks the same: it convicts at the third time in a row.
final class Poison {
    private static final int NEEDED = 6;
    private static final int WORDS = 3;
    private static final int SILENCE = 2;
    private static final Duration RIGHT_AFTER = Duration.ofSeconds(1);

    private @Nullable Mailbox suspect;
    private int evidence;
    private final Map<Mailbox, Outcome> convicted = new HashMap<>();

    /// Whether the end of the connection is the fault of what was under way. Then it says nothing about the broker.
    boolean blame(Ending ending, Optional<Outgoing.Unanswered> oldest, Instant now) {
        int weight = oldest.map(entry -> weight(ending, entry, now)).orElse(0);
        if (weight == 0) {
            acquit();
            return false;
        }
        Mailbox mailbox = oldest.orElseThrow().mailbox();
        evidence = mailbox.equals(suspect) ? evidence + weight : weight;
        suspect = mailbox;
        if (evidence >= NEEDED) {
            convicted.put(mailbox, ending.dismissal().map(Poison::outcome).orElse(Outcome.REFUSED));
            acquit();
        }
        return true;
    }

    /// What to answer instead of publishing. A message is given up once; a value that is put again and again stays
    /// given up until [#forgive()].
    Optional<Outcome> verdict(Mailbox mailbox) {
        return Optional.ofNullable(mailbox.isRetained() ? convicted.get(mailbox) : convicted.remove(mailbox));
    }

    /// The broker has answered: whatever it was, it did not break the connection.
    void answered(Mailbox mailbox) {
        if (mailbox.equals(suspect)) {
            acquit();
        }
    }

    void forgive() {
        acquit();
        convicted.clear();
    }

    private void acquit() {
        suspect = null;
        evidence = 0;
    }

    private static int weight(Ending ending, Outgoing.Unanswered oldest, Instant now) {
        if (ending.dismissal().isPresent()) {
            return ending.dismissal()
                    .filter(Poison::speaksOfAPacket)
                    .map(_ -> WORDS)
                    .orElse(0);
        }
        boolean rightAfter = Duration.between(oldest.since(), now).compareTo(RIGHT_AFTER) < 0;
        return ending.isSilent() && rightAfter ? SILENCE : 0;
    }

    private static boolean speaksOfAPacket(Mqtt5DisconnectReasonCode code) {
        return switch (code) {
            case UNSPECIFIED_ERROR,
                    MALFORMED_PACKET,
                    PROTOCOL_ERROR,
                    IMPLEMENTATION_SPECIFIC_ERROR,
                    NOT_AUTHORIZED,
                    TOPIC_NAME_INVALID,
                    PACKET_TOO_LARGE,
                    QUOTA_EXCEEDED,
                    PAYLOAD_FORMAT_INVALID,
                    RETAIN_NOT_SUPPORTED,
                    QOS_NOT_SUPPORTED -> true;
            default -> false;
        };
    }

    private static Outcome outcome(Mqtt5DisconnectReasonCode code) {
        return switch (code) {
            case NOT_AUTHORIZED -> Outcome.NOT_AUTHORIZED;
            case PACKET_TOO_LARGE -> Outcome.TOO_LARGE;
            case QUOTA_EXCEEDED -> Outcome.QUOTA_EXCEEDED;
            default -> Outcome.REFUSED;
        };
    }
}
