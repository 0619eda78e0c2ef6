package chat.hearth.core.transport.memory;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.transport.Place;
import chat.hearth.core.transport.Publication;
import chat.hearth.core.transport.Watch;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The broker itself. All of it runs on one thread.
final class MemoryBroker {
    private static final int MAX_PACKET = 1024 * 1024;
    private static final Duration LATE = Duration.ofSeconds(3);

    private final CoreThread core;
    private Place.Rules rules;
    private final Map<String, BrokerSession> sessions = new LinkedHashMap<>();
    private final Map<Mailbox, Letter> kept = new HashMap<>();
    private final Set<DeviceId> cutOff = new HashSet<>();
    private Function<Publication, Optional<Outcome>> judge = _ -> Optional.empty();
    private Function<Mailbox, Fate> fates = _ -> Fate.DELIVERED;
    private boolean stopped;

    MemoryBroker(CoreThread core, Place.Rules rules) {
        this.core = core;
        this.rules = rules;
    }

    CoreThread core() {
        return core;
    }

    Place.Rules rules() {
        return rules;
    }

    void rulesAre(Place.Rules changed) {
        rules = changed;
    }

    void connect(ClientEnd client) {
        if (stopped) {
            client.end(Link.Why.CONNECTION_REFUSED);
        } else if (cutOff.contains(client.account().device())) {
            client.end(Link.Why.UNREACHABLE);
        } else {
            String id = client.account().clientId();
            boolean known = sessions.containsKey(id);
            sessions.computeIfAbsent(id, _ -> session(client)).connect(client, known);
        }
    }

    /// A clean end of that connection, without a will.
    void disconnect(String clientId, Line line) {
        find(clientId, line).ifPresent(session -> session.disconnect(() -> sessions.remove(clientId)));
    }

    /// A clean end of that connection and of the session.
    void leave(String clientId, Line line) {
        find(clientId, line).ifPresent(_ -> sessions.remove(clientId));
    }

    void subscribe(String clientId, Line line, Watch watch) {
        find(clientId, line).filter(session -> mayRead(session, watch)).ifPresent(session -> {
            session.subscribe(watch);
            kept.values().removeIf(letter -> letter.isExpired(core.instant()));
            kept.values().stream()
                    .filter(letter -> watch.covers(letter.mailbox()))
                    .forEach(letter -> session.give(letter, true));
        });
    }

    void unsubscribe(String clientId, Line line, Watch watch) {
        find(clientId, line).ifPresent(session -> session.unsubscribe(watch));
    }

    Outcome publish(Address from, Publication publication) {
        Optional<Outcome> judged = judge.apply(publication);
        if (judged.isPresent()) {
            return judged.get();
        }
        if (!mayWrite(from, publication.mailbox())) {
            return Outcome.NOT_AUTHORIZED;
        }
        return publication.payload().size() > MAX_PACKET ? Outcome.TOO_LARGE : take(publication);
    }

    void stop() {
        stopped = true;
        List.copyOf(sessions.values()).forEach(this::lose);
    }

    void start() {
        stopped = false;
    }

    void forget() {
        List.copyOf(sessions.values()).forEach(session -> session.forget(Link.Why.CONNECTION_LOST));
        sessions.clear();
        kept.clear();
    }

    void interrupt(DeviceId device) {
        sessions.values().stream()
                .filter(session -> session.device().equals(device))
                .forEach(this::lose);
    }

    void cut(DeviceId device) {
        cutOff.add(device);
        interrupt(device);
    }

    void heal(DeviceId device) {
        cutOff.remove(device);
    }

    void judgeBy(Function<Publication, Optional<Outcome>> changed) {
        judge = changed;
    }

    void deliverBy(Function<Mailbox, Fate> changed) {
        fates = changed;
    }

    Optional<Bytes> kept(Mailbox mailbox) {
        return Optional.ofNullable(kept.get(mailbox))
                .filter(letter -> !letter.isExpired(core.instant()))
                .map(Letter::payload);
    }

    private BrokerSession session(ClientEnd client) {
        return new BrokerSession(
                core, Address.of(client.account().peer()), client.account().device());
    }

    private void lose(BrokerSession session) {
        session.lose(
                Link.Why.CONNECTION_LOST,
                will -> publish(session.owner(), will.publication()),
                () -> sessions.values().remove(session));
    }

    private Optional<BrokerSession> find(String clientId, Line line) {
        return Optional.ofNullable(sessions.get(clientId)).filter(session -> session.isOn(line));
    }

    private Outcome take(Publication publication) {
        Letter letter = Letter.of(publication, core.instant());
        if (letter.mailbox().isRetained()) {
            keep(letter);
        }
        boolean anybody = false;
        for (BrokerSession session : sessions.values()) {
            Optional<Watch> subscription = session.subscription(letter.mailbox());
            subscription.ifPresent(watch -> meet(fates.apply(letter.mailbox()), () -> session.give(watch, letter)));
            anybody |= subscription.isPresent();
        }
        return anybody ? Outcome.ACCEPTED : Outcome.NOBODY_THERE;
    }

    private void keep(Letter letter) {
        if (letter.payload().isEmpty()) {
            kept.remove(letter.mailbox());
        } else {
            kept.put(letter.mailbox(), letter);
        }
    }

    private void meet(Fate fate, Runnable delivery) {
        switch (fate) {
            case DELIVERED -> delivery.run();
            case LOST -> {}
            case TWICE -> {
                delivery.run();
                delivery.run();
            }
            case LATE -> core.after(LATE, delivery);
        }
    }

    /// As in the rules of `docs/protocol.md`: one's own mailboxes, and of others the slots that bear one's address.
    private boolean mayWrite(Address from, Mailbox mailbox) {
        return rules == Place.Rules.OPEN
                || mailbox.owner().equals(from)
                || switch (mailbox) {
                    case Mailbox.InboxOf(var _, var _, var slot) -> slot.value().equals(from.value());
                    case Mailbox.RequestTo(var _, var slot) -> slot.value().equals(from.value());
                    case Mailbox.CardOf _, Mailbox.BundleOf _, Mailbox.PresenceOf _ -> false;
                };
    }

    private boolean mayRead(BrokerSession session, Watch watch) {
        return rules == Place.Rules.OPEN
                || switch (watch) {
                    case Watch.Card _, Watch.Bundles _, Watch.Presence _ -> true;
                    case Watch.Requests(var owner) -> owner.equals(session.owner());
                    case Watch.Inbox(var owner, var _, var _) -> owner.equals(session.owner());
                    case Watch.Muted(var owner, var _, var _) -> owner.equals(session.owner());
                };
    }
}
