package chat.hearth.mqtt.broker;

import chat.hearth.core.bytes.Bytes;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Logins that were used, so that none is good twice. May be used on any thread.
final class Nonces {
    private final int limit;
    /// Until when each has to be remembered, in the order in which they came.
    private final Map<Bytes, Instant> used = new LinkedHashMap<>();

    /// @param limit after so many the oldest is forgotten; only those who know the join code can add one
    Nonces(int limit) {
        this.limit = limit;
    }

    /// @param until when a login with this nonce would be too old anyway
    /// @return whether it was not used before
    synchronized boolean use(Bytes nonce, Instant now, Instant until) {
        forget(now);
        return used.putIfAbsent(nonce, until) == null;
    }

    private void forget(Instant now) {
        Iterator<Instant> oldestFirst = used.values().iterator();
        while (oldestFirst.hasNext()) {
            if (oldestFirst.next().isAfter(now) && used.size() < limit) {
                return;
            }
            oldestFirst.remove();
        }
    }
}
