package chat.hearth.core.presence;

import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.time.CoreThread;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/// Knows who is there, from what devices say and the broker keeps. Lives on the core thread.
///
/// While oneself is offline everybody is unknown. After a connect the broker tells how things are; who is not heard of
/// within [#SETTLE] was last seen when it was last seen.
public final class PresenceTracker {
    /// How long to wait for the broker's retained presences after a connect.
    public static final Duration SETTLE = Duration.ofSeconds(2);

    private final CoreThread core;
    private final Duration willDelay;
    private final BiConsumer<PeerId, Presence> listener;
    private final Map<PeerId, Map<DeviceId, TrackedDevice>> devices = new HashMap<>();
    private final Map<PeerId, Presence> told = new HashMap<>();
    private boolean up;
    private boolean settled;
    private long connects;

    /// @param willDelay how long brokers wait before they report a broken connection
    /// @param listener told on the core thread, only when a presence is another one than before
    public PresenceTracker(CoreThread core, Duration willDelay, BiConsumer<PeerId, Presence> listener) {
        this.core = core;
        this.willDelay = willDelay;
        this.listener = listener;
    }

    /// What was stored of a device; tells nobody.
    public void load(SeenDevice seen) {
        devices.computeIfAbsent(seen.peer(), _ -> new HashMap<>()).put(seen.device(), TrackedDevice.remembered(seen));
    }

    public void linkUp() {
        up = true;
        settled = false;
        long connect = ++connects;
        core.after(SETTLE, () -> {
            if (connect == connects) {
                settled = true;
                tellAll();
            }
        });
    }

    public void linkDown() {
        up = false;
        connects++;
        devices.values().forEach(each -> each.values().forEach(TrackedDevice::linkDown));
        tellAll();
    }

    /// A device has said something of itself, or the broker says what it said last.
    ///
    /// @param stored whether the broker had kept it
    /// @param expiresIn what is left of its lifetime by the broker's clock
    /// @return what is to be kept, if it differs by more than a refresh from what was kept before
    public Optional<SeenDevice> heard(
            PeerId peer, DeviceId device, Announcement news, boolean stored, Optional<Duration> expiresIn) {
        Map<DeviceId, TrackedDevice> known = devices.computeIfAbsent(peer, _ -> new HashMap<>());
        TrackedDevice tracked = known.computeIfAbsent(device, _ -> new TrackedDevice(peer, device));
        SeenDevice before = tracked.seen().orElse(null);
        boolean taken = stored
                ? tracked.takeStored(news, core.instant(), expiresIn)
                : tracked.takeLive(news, core.instant(), willDelay);
        if (!taken) {
            return Optional.empty();
        }
        tracked.staleAt().ifPresent(at -> core.after(Duration.between(core.instant(), at), () -> tell(peer)));
        tell(peer);
        return tracked.seen().filter(now -> before == null || differs(before, now));
    }

    public Presence presence(PeerId peer) {
        return told.getOrDefault(peer, new Presence.Unknown());
    }

    public Map<PeerId, Presence> all() {
        return Map.copyOf(told);
    }

    public boolean isThere(PeerId peer) {
        return presence(peer).isThere();
    }

    /// The newest of every device, to be kept before the end.
    public List<SeenDevice> newest() {
        return devices.values().stream()
                .flatMap(each -> each.values().stream())
                .flatMap(each -> each.seen().stream())
                .toList();
    }

    /// The person has these devices and no other.
    public void devicesAre(PeerId peer, Set<DeviceId> now) {
        Map<DeviceId, TrackedDevice> known = devices.getOrDefault(peer, Map.of());
        if (!now.containsAll(known.keySet())) {
            known.keySet().retainAll(now);
            tell(peer);
        }
    }

    public void forget(PeerId peer) {
        devices.remove(peer);
        told.remove(peer);
    }

    private void tellAll() {
        List.copyOf(devices.keySet()).forEach(this::tell);
    }

    private void tell(PeerId peer) {
        Presence now = compute(peer);
        if (!now.equals(told.put(peer, now))) {
            listener.accept(peer, now);
        }
    }

    private Presence compute(PeerId peer) {
        if (!up || !devices.containsKey(peer)) {
            return new Presence.Unknown();
        }
        return devices.getOrDefault(peer, Map.of()).values().stream()
                .map(device -> device.presence(core.instant(), settled))
                .max(Comparator.comparingInt(PresenceTracker::rank).thenComparing(PresenceTracker::when))
                .orElseGet(Presence.Unknown::new);
    }

    private static int rank(Presence presence) {
        return switch (presence) {
            case Presence.Online _ -> 4;
            case Presence.Busy _ -> 3;
            case Presence.Away _ -> 2;
            case Presence.Left _, Presence.Lost _, Presence.LastSeen _ -> 1;
            case Presence.Unknown _ -> 0;
        };
    }

    private static Instant when(Presence presence) {
        return switch (presence) {
            case Presence.Left(var at) -> at;
            case Presence.Lost(var at) -> at;
            case Presence.LastSeen(var at) -> at;
            case Presence.Online _, Presence.Busy _, Presence.Away _, Presence.Unknown _ -> Instant.MIN;
        };
    }

    private static boolean differs(SeenDevice before, SeenDevice now) {
        return before.ended() != now.ended()
                || before.announcement().session() != now.announcement().session()
                || before.announcement().state() != now.announcement().state();
    }
}
