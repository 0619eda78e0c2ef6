package chat.hearth.core.transport.memory;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Packet;
import chat.hearth.core.transport.Publication;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Bytes that the broker has taken and will deliver or keep until they expire.
record Letter(Mailbox mailbox, Bytes payload, Instant expires) {
    static Letter of(Publication publication, Instant now) {
        return new Letter(publication.mailbox(), publication.payload(), now.plus(publication.lifetime()));
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expires);
    }

    Packet packet(boolean stored, Instant now, Runnable acknowledgement) {
        return new Packet(mailbox, payload, stored, Optional.of(Duration.between(now, expires)), acknowledgement);
    }
}
