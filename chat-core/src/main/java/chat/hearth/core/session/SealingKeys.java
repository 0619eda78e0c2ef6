package chat.hearth.core.session;

import chat.hearth.core.seal.SealedSession;
import chat.hearth.core.seal.SealingKey;
import chat.hearth.core.store.SessionKey;
import chat.hearth.core.time.CoreThread;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/// Keys for messages to come, each good for one. They are taken from a session in advance and given out when the
/// session without them is stored: a program that dies never seals two messages with one key. On the core thread.
final class SealingKeys {
    /// The first of a chain, which may stay the only ones, unless the chain before needed more; then twice as many each
    /// time.
    static final int FEWEST = 16;
    static final int MOST = 64;

    private final SealedSessions sessions;
    private final CoreThread core;
    private final Map<SessionKey, Reserve> reserves = new HashMap<>();

    private static final class Reserve {
        private final Queue<SealingKey> usable = new ArrayDeque<>();
        private int waiting;
        private int taken;
        private int next = FEWEST;

        int unused() {
            return usable.size() + waiting;
        }

        /// For the next chain.
        Reserve again() {
            Reserve again = new Reserve();
            again.next = Math.clamp(taken - unused(), FEWEST, MOST);
            return again;
        }
    }

    SealingKeys(SealedSessions sessions, CoreThread core) {
        this.sessions = sessions;
        this.core = core;
    }

    /// One that may be used now.
    Optional<SealingKey> next(SessionKey key) {
        return Optional.ofNullable(reserve(key).usable.poll());
    }

    /// Whether some are about to be stored.
    boolean areComing(SessionKey key) {
        return reserve(key).waiting > 0;
    }

    /// How many were taken from the session and never used.
    int unused(SessionKey key) {
        return reserve(key).unused();
    }

    /// The session has another sending chain: these belong to the one before.
    void drop(SessionKey key) {
        reserves.computeIfPresent(key, (_, before) -> before.again());
    }

    /// Takes keys for more messages, usable once the transaction is stored.
    void reserve(Transaction transaction, SessionKey key, Runnable usable) {
        Reserve reserve = reserve(key);
        int count = reserve.next;
        SealedSession.Reservation taken = sessions.get(key).orElseThrow().reserve(count);
        sessions.becomes(key, taken.session());
        reserve.waiting += count;
        reserve.taken += count;
        reserve.next = Math.min(MOST, 2 * count);
        sessions.settle(transaction, key.device(), core.instant());
        transaction
                .then(() -> {
                    reserve.waiting -= count;
                    reserve.usable.addAll(taken.keys());
                    usable.run();
                })
                .otherwise(_ -> reserve.waiting -= count);
    }

    private Reserve reserve(SessionKey key) {
        return reserves.computeIfAbsent(key, _ -> new Reserve());
    }
}
