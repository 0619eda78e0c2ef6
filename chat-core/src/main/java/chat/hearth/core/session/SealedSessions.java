package chat.hearth.core.session;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Bundle;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.seal.Prekeys;
import chat.hearth.core.seal.SealedSession;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.DeviceKey;
import chat.hearth.core.store.SealedState;
import chat.hearth.core.store.SessionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/// The sealed sessions with the devices of contacts. What a packet has changed counts at once, and is stored together
/// with what the packet said; when that fails, everything is again as it is stored. On the core thread.
final class SealedSessions {
    private static final DeviceId FIRST = DeviceId.of("0000000000000000");
    private static final DeviceId LAST = DeviceId.of("ffffffffffffffff");
    private static final Bytes LOWEST = Bytes.ofHex("0000000000000000");
    private static final Bytes HIGHEST = Bytes.ofHex("ffffffffffffffff");

    /// With one device, whatever it does.
    private static final int MOST = 50;
    /// As long as there may be a prekey.
    private static final Duration REPEATABLE =
            Bundle.LONGEST.plus(Prekeys.GRACE).plus(Prekeys.ROTATION);

    private final KeptMap<SessionKey, SealedState> kept = new KeptMap<>();
    private final Map<SessionKey, SealedSession> decoded = new HashMap<>();
    /// Changed since it was last put into a transaction.
    private final Set<SessionKey> changed = new HashSet<>();

    void load(SealedState state) {
        kept.load(state.key(), state);
    }

    Optional<SealedSession> get(SessionKey key) {
        return kept.get(key).map(state -> decoded.computeIfAbsent(key, _ -> SealedSession.decode(state.state())));
    }

    /// By which an envelope of theirs is addressed to us.
    Optional<SessionKey> addressed(PeerId peer, Bytes id) {
        return with(peer).keySet().stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /// The one that began with this handshake, if it is here.
    Optional<SessionKey> begunBy(Bytes handshake) {
        return begunBy(handshake, kept.view());
    }

    Optional<SessionKey> begunBy(PeerId peer, Bytes handshake) {
        return begunBy(handshake, with(peer));
    }

    private static Optional<SessionKey> begunBy(Bytes handshake, NavigableMap<SessionKey, SealedState> among) {
        return among.values().stream()
                .filter(state -> state.handshake().equals(handshake))
                .map(SealedState::key)
                .findFirst();
    }

    /// The one that seals what goes to that device.
    Optional<SessionKey> sending(DeviceKey device) {
        return ranked(device).stream().findFirst();
    }

    long rank(SessionKey key) {
        return kept.get(key).map(SealedState::rank).orElse(0L);
    }

    /// A new one, which seals from now on unless another has a greater rank.
    void begin(SessionKey key, SealedSession session, long rank) {
        put(key, session, rank);
    }

    void becomes(SessionKey key, SealedSession session) {
        put(key, session, rank(key));
    }

    private void put(SessionKey key, SealedSession session, long rank) {
        kept.change(key, Optional.of(new SealedState(key, session.id(), rank, session.encode())));
        decoded.put(key, session);
        changed.add(key);
    }

    /// Whether something about that device waits to be stored.
    boolean isChanged(DeviceKey device) {
        return changed.stream().anyMatch(key -> key.device().equals(device));
    }

    /// Stores what has changed about that device, and forgets its sessions behind the newest few: but not as long as
    /// somebody who recorded how one began could begin it again.
    void settle(Transaction transaction, DeviceKey device, Instant now) {
        List<SessionKey> ranked = ranked(device);
        for (SessionKey key : ranked) {
            if (isPast(key, ranked.indexOf(key), now)) {
                remove(transaction, key);
            } else if (changed.remove(key)) {
                SealedState state = kept.get(key).orElseThrow();
                transaction.put(kept, key, state, new Change.PutSession(state));
            }
        }
    }

    private boolean isPast(SessionKey key, int place, Instant now) {
        return place > SealedSession.MOST_OLD_SESSIONS
                && (place >= MOST
                        || get(key).orElseThrow().begun().plus(REPEATABLE).isBefore(now));
    }

    /// This device is another one now, with which nobody has a session.
    void removeAll(Transaction transaction) {
        List.copyOf(kept.view().keySet()).forEach(key -> remove(transaction, key));
    }

    /// As the store does with a contact that is forgotten.
    void forgotten(PeerId peer) {
        List.copyOf(with(peer).keySet()).forEach(key -> {
            kept.change(key, Optional.empty());
            kept.settle(key, Optional.empty());
            decoded.remove(key);
        });
    }

    private void remove(Transaction transaction, SessionKey key) {
        transaction.remove(kept, key, new Change.RemoveSession(key));
        decoded.remove(key);
        changed.remove(key);
    }

    void fallBack() {
        kept.fallBack();
        decoded.clear();
        changed.clear();
    }

    private NavigableMap<SessionKey, SealedState> with(PeerId peer) {
        return between(new DeviceKey(peer, FIRST), new DeviceKey(peer, LAST));
    }

    /// The greatest rank first.
    private List<SessionKey> ranked(DeviceKey device) {
        return between(device, device).values().stream()
                .sorted(Comparator.comparingLong(SealedState::rank).reversed())
                .map(SealedState::key)
                .toList();
    }

    private NavigableMap<SessionKey, SealedState> between(DeviceKey from, DeviceKey to) {
        return kept.view().subMap(new SessionKey(from, LOWEST), true, new SessionKey(to, HIGHEST), true);
    }
}
