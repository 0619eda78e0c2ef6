package chat.hearth.core.session;

import chat.hearth.core.delivery.InStream;
import chat.hearth.core.store.DeviceKey;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Packets that came before their turn, since not every broker keeps the order of a burst. They wait unacknowledged in
/// memory for what is missing before them; what is forgotten here comes again.
final class EarlyPackets {
    /// For each device, which is what a sender has under way at most.
    static final int MOST = 200;

    private final Map<DeviceKey, Waiting> waiting = new HashMap<>();

    private record Waiting(long stream, NavigableMap<Long, Arrival> packets) {}

    /// Keeps the packet, or says that there is no room for it, or that it is here already.
    boolean hold(Arrival early) {
        Waiting now = waiting.get(early.device());
        long stream = early.inner().stream();
        if (now == null || now.stream() != stream) {
            now = new Waiting(stream, new TreeMap<>());
            waiting.put(early.device(), now);
        }
        if (now.packets().size() == MOST) {
            return false;
        }
        return now.packets().putIfAbsent(early.inner().seq(), early) == null;
    }

    /// The one whose turn it is now, taken out. Those that are of no use any more are acknowledged.
    Optional<Arrival> next(DeviceKey device, InStream in) {
        Waiting now = waiting.get(device);
        if (now == null || now.stream() != in.id()) {
            return Optional.empty();
        }
        NavigableMap<Long, Arrival> past = now.packets().headMap(in.cumulative(), true);
        past.values().forEach(each -> each.packet().acknowledge());
        past.clear();
        return Optional.ofNullable(now.packets().remove(in.cumulative() + 1));
    }

    void clear() {
        waiting.clear();
    }
}
