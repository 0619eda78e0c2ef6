package chat.hearth.core.session;

import chat.hearth.core.delivery.InStream;
import chat.hearth.core.store.DeviceKey;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Packets that came before their turn. They wait in memory for what is missing before them, acknowledged to the
/// network, which would hold that back too: a broker sends nothing more while as many are not acknowledged as it lets
/// out at once (Mosquitto: 20). End to end they are not acknowledged, so what is forgotten here is sent again.
final class EarlyPackets {
    /// For each device, which is what a sender has under way at most.
    static final int MOST = 200;

    private final Map<DeviceKey, Waiting> waiting = new HashMap<>();

    private record Waiting(long stream, NavigableMap<Long, Arrival> packets) {}

    /// Keeps the packet if there is room.
    void hold(Arrival early) {
        Waiting now = waiting.get(early.device());
        long stream = early.inner().stream();
        if (now == null || now.stream() != stream) {
            now = new Waiting(stream, new TreeMap<>());
            waiting.put(early.device(), now);
        }
        if (now.packets().size() < MOST) {
            now.packets().putIfAbsent(early.inner().seq(), early);
        }
    }

    /// The one whose turn it is now, taken out.
    Optional<Arrival> next(DeviceKey device, InStream in) {
        Waiting now = waiting.get(device);
        if (now == null || now.stream() != in.id()) {
            return Optional.empty();
        }
        now.packets().headMap(in.cumulative(), true).clear();
        return Optional.ofNullable(now.packets().remove(in.cumulative() + 1));
    }
}
