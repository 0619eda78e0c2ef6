package chat.hearth.core.session;

import chat.hearth.core.store.DeviceKey;
import chat.hearth.core.store.SessionKey;
import chat.hearth.core.time.CoreThread;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Tells when what comes in a session cannot be opened so often that another one has to be begun: the other side may
/// have lost its state. Anybody who has seen the session's name can send such things, so it is done seldom. On the core
/// thread.
final class BrokenSessions {
    static final int MANY = 3;
    static final Duration REST = Duration.ofHours(1);

    private final CoreThread core;
    private final Map<SessionKey, Integer> failures = new HashMap<>();
    private final Map<DeviceKey, Instant> begunAnew = new HashMap<>();

    BrokenSessions(CoreThread core) {
        this.core = core;
    }

    void opened(SessionKey key) {
        failures.remove(key);
    }

    /// Whether to begin anew with that device.
    boolean failed(SessionKey key) {
        if (failures.merge(key, 1, Integer::sum) < MANY) {
            return false;
        }
        failures.remove(key);
        Instant now = core.instant();
        Instant before = begunAnew.get(key.device());
        if (before != null && before.plus(REST).isAfter(now)) {
            return false;
        }
        begunAnew.put(key.device(), now);
        return true;
    }
}
