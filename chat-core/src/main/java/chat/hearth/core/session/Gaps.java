package chat.hearth.core.session;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.delivery.InStream;
import chat.hearth.core.delivery.Pace;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.store.DeviceKey;
import chat.hearth.core.time.CoreThread;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is stored behind a gap waits to be told, so that messages appear in their order. If the gap is not filled
/// within [Pace#gap], everything is told, and that messages are missing.
final class Gaps {
    private final Desk desk;
    private final Pace pace;
    private final Acknowledgements acknowledgements;
    private final Map<DeviceKey, Gap> open = new HashMap<>();

    private static final class Gap {
        private final NavigableMap<Long, ChatEvent.MessageAdded> untold = new TreeMap<>();
        private long stream;
        /// The last number before it.
        private long behind;
        private boolean overdue;
        private CoreThread.@Nullable Timer timer;
    }

    Gaps(Desk desk, Pace pace, Acknowledgements acknowledgements) {
        this.desk = desk;
        this.pace = pace;
        this.acknowledgements = acknowledgements;
        desk.memory().inStreams.view().forEach((device, stream) -> {
            if (stream.hasGap()) {
                Gap gap = new Gap();
                gap.stream = stream.id();
                gap.behind = stream.cumulative();
                // It is as old as the last run, at least.
                gap.overdue = true;
                open.put(device, gap);
            }
        });
    }

    /// A message is stored under `seq`: tells it, or keeps it until what is missing before it has come.
    void added(DeviceKey device, long seq, ChatEvent.MessageAdded message) {
        Gap gap = open.get(device);
        if (gap == null || gap.overdue || seq <= gap.behind) {
            desk.ledger().tell(message);
        } else {
            gap.untold.put(seq, message);
        }
    }

    /// Another part of the stream is stored; what came with it is told by [#added] after this.
    void changed(DeviceKey device) {
        InStream stream = stored(device);
        if (stream.hasGap()) {
            Gap gap = open.computeIfAbsent(device, _ -> new Gap());
            if (gap.stream != stream.id()) {
                tell(gap.untold);
            }
            if (gap.stream != stream.id() || gap.behind != stream.cumulative()) {
                gap.stream = stream.id();
                gap.behind = stream.cumulative();
                await(device, gap);
            }
        }
    }

    /// Tells what waits for nothing any more. To be called after [#added].
    void settled(DeviceKey device) {
        InStream stream = stored(device);
        Gap gap = open.get(device);
        if (gap == null) {
            return;
        }
        tell(gap.untold.headMap(stream.cumulative(), true));
        if (!stream.hasGap()) {
            tell(gap.untold);
            disarm(gap);
            open.remove(device);
            if (gap.overdue && !isMissing(device)) {
                desk.ledger().tell(new ChatEvent.MessagesMissing(conversation(device), false));
            }
        }
    }

    /// Where messages are missing and have been for long.
    Set<ConversationId> missing() {
        return open.entrySet().stream()
                .filter(each -> each.getValue().overdue)
                .map(each -> conversation(each.getKey()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private InStream stored(DeviceKey device) {
        return desk.memory().inStreams.stored(device).orElseThrow();
    }

    private void await(DeviceKey device, Gap gap) {
        disarm(gap);
        if (!gap.overdue) {
            gap.timer = desk.core().after(pace.gap(), () -> overdue(device, gap));
        }
    }

    private void overdue(DeviceKey device, Gap gap) {
        gap.overdue = true;
        tell(gap.untold);
        desk.ledger().tell(new ChatEvent.MessagesMissing(conversation(device), true));
        acknowledgements.owe(device);
    }

    private boolean isMissing(DeviceKey device) {
        return missing().contains(conversation(device));
    }

    private void tell(Map<Long, ChatEvent.MessageAdded> messages) {
        messages.values().forEach(desk.ledger()::tell);
        messages.clear();
    }

    private static void disarm(Gap gap) {
        if (gap.timer != null) {
            gap.timer.cancel();
            gap.timer = null;
        }
    }

    private static ConversationId conversation(DeviceKey device) {
        return new ConversationId(device.peer());
    }
}
