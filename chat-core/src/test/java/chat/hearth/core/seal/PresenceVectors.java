package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Address;
import chat.hearth.core.presence.Announcement;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.vectors.Fixed;
import chat.hearth.core.vectors.VectorMaps;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sealed presence: online, the will beside it, and gone.
final class PresenceVectors {
    private static final Mailbox.PresenceOf MAILBOX =
            new Mailbox.PresenceOf(Address.of(Fixed.ALICE.peer()), Fixed.ALICE.device());
    private static final PresenceKey KEY = new PresenceKey(Fixed.ALICE.presenceKey());

    private PresenceVectors() {}

    static Map<String, Object> content() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("key", KEY.key());
        map.put("keyId", KEY.id());
        map.put("deviceKey", Fixed.ALICE.deviceKey().verifyKey().raw());
        map.put("mailbox", MAILBOX.path());
        map.put(
                "presence",
                List.of(
                        sealed(Announcement.State.ONLINE, 7, Optional.of(Fixed.NOON)),
                        sealed(Announcement.State.LOST, 7, Optional.of(Fixed.NOON)),
                        sealed(Announcement.State.LEFT, 8, Optional.empty())));
        return map;
    }

    private static Map<String, Object> sealed(Announcement.State state, long session, Optional<Instant> at) {
        Bytes nonce = Fixed.bytes("nonce " + state).slice(0, Aead.NONCE_SIZE);
        Bytes payload =
                KEY.seal(new Announcement(state, session, at), MAILBOX, Fixed.ALICE.deviceKey(), Fixed.chance(nonce));
        Map<String, Object> map = VectorMaps.of("state", state.ordinal(), "session", session);
        at.ifPresent(when -> map.put("at", when.toEpochMilli()));
        map.put("payload", payload);
        return map;
    }
}
