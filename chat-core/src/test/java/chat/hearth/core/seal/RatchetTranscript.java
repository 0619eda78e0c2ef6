package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.vectors.Fixed;
import chat.hearth.core.vectors.VectorMaps;
import chat.hearth.core.wire.InitHeader;
import chat.hearth.core.wire.Inner;
import chat.hearth.core.wire.InnerCodec;
import chat.hearth.core.wire.ProtocolException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What two devices do with one session, step by step: who seals what, who opens what and with which fresh ratchet
/// key, and what is refused. The session is that of suite 1 in the vectors of beginnings.
final class RatchetTranscript {
    private static final Bytes BOB_SESSION = Fixed.bytes("Bob session").slice(0, InitHeader.SESSION_SIZE);

    private final List<Map<String, Object>> steps = new ArrayList<>();
    private final Map<String, Bytes> envelopes = new HashMap<>();
    private final Map<String, Integer> turns = new HashMap<>(Map.of("alice", 1, "bob", 0));
    private final Map<String, SealedSession> sessions = new HashMap<>();
    private int messages;

    RatchetTranscript() {
        sessions.put("alice", SessionVectors.begin(Suite.CLASSIC));
    }

    /// Twelve messages, each opened before the next is written.
    Map<String, Object> inOrder() {
        for (char by : "aabbaababbba".toCharArray()) {
            String writer = by == 'a' ? "alice" : "bob";
            open(by == 'a' ? "bob" : "alice", seal(writer));
        }
        return done();
    }

    /// Lost: 3 and 7. Late: 2 (behind a turn), 5. Twice: 1, 4, 5.
    Map<String, Object> lossy() {
        String one = seal("alice");
        String two = seal("alice");
        seal("alice");
        String four = seal("alice");
        open("bob", one);
        open("bob", four);
        open("bob", one);
        String five = seal("bob");
        String six = seal("bob");
        open("alice", six);
        seal("alice");
        String eight = seal("alice");
        open("bob", eight);
        open("bob", two);
        open("bob", four);
        open("alice", five);
        open("alice", five);
        String nine = seal("bob");
        open("alice", nine);
        open("bob", seal("alice"));
        open("alice", seal("bob"));
        open("bob", seal("alice"));
        return done();
    }

    private Map<String, Object> done() {
        Map<String, Object> map = VectorMaps.of("bobSession", BOB_SESSION);
        map.put("steps", steps);
        return map;
    }

    private String seal(String by) {
        messages++;
        String name = "message " + messages;
        SealedSession session = Objects.requireNonNull(sessions.get(by));
        Inner inner = SessionVectors.text(messages, name);
        Optional<Bytes> announced = session.announced();
        Bytes plain = announced.map(own -> InnerCodec.encode(inner, own)).orElseGet(() -> InnerCodec.encode(inner));
        SealedSession.Reservation reserved = session.reserve(1);
        keep(by, reserved.session());
        Bytes envelope = reserved.keys().getFirst().seal(inner);
        envelopes.put(name, envelope);
        Map<String, Object> step = VectorMaps.of("seal", name, "by", by);
        step.put("inner", plain);
        step.put("envelope", envelope);
        steps.add(step);
        return name;
    }

    private void open(String by, String name) {
        Bytes fresh = Fixed.bytes(by + " ratchet " + turns.get(by));
        Once chance = new Once(fresh);
        Map<String, Object> step = new LinkedHashMap<>(VectorMaps.of("open", name, "by", by));
        try {
            SealedSession.Opened opened = opened(by, Objects.requireNonNull(envelopes.get(name)), chance);
            keep(by, opened.session());
            step.put("inner", opened.inner());
        } catch (ProtocolException e) {
            step.put("refused", true);
        }
        if (chance.used) {
            turns.merge(by, 1, Integer::sum);
            step.put("ratchetSecret", fresh);
        }
        steps.add(step);
    }

    private SealedSession.Opened opened(String by, Bytes envelope, Once chance) {
        SealedSession session = sessions.get(by);
        if (session != null) {
            return session.open(envelope, Fixed.NOON, chance);
        }
        SealedInit.Introduced introduced =
                SealedInit.decode(envelope).introduce(SessionVectors.prekeys(Suite.CLASSIC), Fixed.NOON);
        return SealedSession.answer(Fixed.BOB, introduced, Fixed.NOON, chance);
    }

    private void keep(String by, SealedSession session) {
        sessions.put(by, SealedSession.decode(session.encode()));
    }

    /// Draws Bob's session where 8 bytes are asked for, else the fresh ratchet key.
    private static final class Once extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final transient Bytes fresh;
        private transient boolean used;

        Once(Bytes fresh) {
            this.fresh = fresh;
        }

        @Override
        public void nextBytes(byte[] target) {
            boolean session = target.length == InitHeader.SESSION_SIZE;
            used |= !session;
            System.arraycopy((session ? BOB_SESSION : fresh).toArray(), 0, target, 0, target.length);
        }
    }
}
