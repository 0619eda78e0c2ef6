package chat.hearth.mqtt;

import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Watch;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import com.hivemq.client.mqtt.mqtt5.message.unsubscribe.Mqtt5Unsubscribe;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is watched, as filters. Only inboxes are subscribed at QoS 1: the rest is retained, and would fill the one
/// queue that a broker keeps for this device while it is away.
final class Watches {
    /// Filters in one SUBSCRIBE.
    private static final int BATCH = 50;

    private final Topics topics;
    private final Map<String, Set<Watch>> byFilter = new LinkedHashMap<>();
    /// Filters that a kept session may still hold as they were watched before. They are dropped first even if they are
    /// watched anew: what was queued for a muted inbox would come as if it were for the new one.
    private final Set<String> stale = new LinkedHashSet<>();
    /// Filters of a kept session that the broker has not granted anew on this connection.
    private final Set<String> old = new HashSet<>();

    Watches(Topics topics) {
        this.topics = topics;
    }

    /// What to subscribe for it.
    Optional<Mqtt5Subscribe> add(Watch watch) {
        String filter = topics.filter(watch);
        Set<Watch> same = byFilter.computeIfAbsent(filter, _ -> new LinkedHashSet<>());
        return same.add(watch) ? Optional.of(subscribe(List.of(filter))) : Optional.empty();
    }

    /// What to subscribe in its place: an inbox that was muted may still be watched.
    Optional<Mqtt5Subscribe> remove(Watch watch) {
        String filter = topics.filter(watch);
        Set<Watch> same = byFilter.getOrDefault(filter, Set.of());
        if (!same.contains(watch)) {
            return Optional.empty();
        }
        same.remove(watch);
        if (same.isEmpty()) {
            byFilter.remove(filter);
            stale.add(filter);
            return Optional.empty();
        }
        return Optional.of(subscribe(List.of(filter)));
    }

    /// Everything, for a new connection.
    List<Mqtt5Subscribe> all() {
        List<String> filters = List.copyOf(byFilter.keySet());
        List<Mqtt5Subscribe> batches = new ArrayList<>();
        for (int from = 0; from < filters.size(); from += BATCH) {
            batches.add(subscribe(filters.subList(from, Math.min(from + BATCH, filters.size()))));
        }
        return batches;
    }

    /// What nobody watches any more, once.
    Optional<Mqtt5Unsubscribe> takeStale() {
        if (stale.isEmpty()) {
            return Optional.empty();
        }
        Mqtt5Unsubscribe unsubscribe = Mqtt5Unsubscribe.builder()
                .addTopicFilters(stale.stream().map(MqttTopicFilter::of))
                .build();
        stale.clear();
        return Optional.of(unsubscribe);
    }

    /// Whether what comes there is to be handed on.
    boolean wants(Mailbox mailbox) {
        String filter = topics.filter(mailbox);
        return byFilter.containsKey(filter) && !isMuted(filter);
    }

    /// Some brokers queue for subscriptions at QoS 0 too. What they kept for a muted inbox comes at QoS 0; and what
    /// they kept of last values comes, as if it were live, before the new subscription is granted.
    boolean isFresh(Mailbox mailbox, Mqtt5Publish publish) {
        boolean confirmed = publish.getQos() != MqttQos.AT_MOST_ONCE;
        return mailbox.isRetained() ? publish.isRetain() || !old.contains(topics.filter(mailbox)) : confirmed;
    }

    /// A new connection: nothing is granted yet. What a kept session is to forget: what nobody watches any more, and
    /// the last values that a broker may have queued for it.
    Optional<Mqtt5Unsubscribe> begin(Limits limits) {
        old.clear();
        if (limits.kept()) {
            byFilter.keySet().stream().filter(this::isOfKeptValues).forEach(old::add);
            stale.addAll(old);
        } else {
            stale.clear();
        }
        return takeStale();
    }

    void granted(Mqtt5Subscribe subscribe) {
        subscribe
                .getSubscriptions()
                .forEach(each -> old.remove(each.getTopicFilter().toString()));
    }

    private boolean isOfKeptValues(String filter) {
        return !isInbox(filter) && !isMuted(filter);
    }

    private boolean isMuted(String filter) {
        return byFilter.getOrDefault(filter, Set.of()).stream().anyMatch(Watch.Muted.class::isInstance);
    }

    private Mqtt5Subscribe subscribe(List<String> filters) {
        return Mqtt5Subscribe.builder()
                .addSubscriptions(filters.stream().map(this::subscription))
                .build();
    }

    private Mqtt5Subscription subscription(String filter) {
        return Mqtt5Subscription.builder()
                .topicFilter(filter)
                .qos(isInbox(filter) && !isMuted(filter) ? MqttQos.AT_LEAST_ONCE : MqttQos.AT_MOST_ONCE)
                .retainHandling(Mqtt5RetainHandling.SEND)
                .build();
    }

    private boolean isInbox(String filter) {
        return byFilter.getOrDefault(filter, Set.of()).stream().anyMatch(Watch.Inbox.class::isInstance);
    }
}
