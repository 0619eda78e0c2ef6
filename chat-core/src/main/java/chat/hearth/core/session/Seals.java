package chat.hearth.core.session;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.seal.SealedInit;
import chat.hearth.core.seal.SealedSession;
import chat.hearth.core.seal.SealingKey;
import chat.hearth.core.store.DeviceKey;
import chat.hearth.core.store.SessionKey;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.wire.Envelope;
import chat.hearth.core.wire.Inner;
import chat.hearth.core.wire.ProtocolException;
import chat.hearth.core.wire.Request;
import chat.hearth.core.wire.RequestCodec;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// End-to-end encryption at work: seals what goes to a device by its newest session, begins one where there is none,
/// and opens what comes. Nothing goes out that was not stored as used first. On the core thread.
final class Seals {
    private final Memory memory;
    private final Ledger ledger;
    private final CoreThread core;
    private final SecureRandom random;
    private final SealedSessions sessions;
    private final SealingKeys keys;
    private final Bundles bundles;
    private final BrokenSessions broken;
    private Consumer<DeviceKey> begunAnew = _ -> {};
    private final Map<DeviceKey, Queue<Waiting>> waiting = new HashMap<>();

    /// Something to be sealed, and whom to give the envelope.
    private record Waiting(Function<SealingKey, Bytes> how, Consumer<Optional<Bytes>> then) {}

    Seals(Memory memory, Ledger ledger, CoreThread core, SecureRandom random) {
        this.memory = memory;
        this.ledger = ledger;
        this.core = core;
        this.random = random;
        this.sessions = memory.sessions;
        this.keys = new SealingKeys(sessions, core);
        this.bundles = new Bundles(memory);
        this.broken = new BrokenSessions(core);
    }

    Bundles bundles() {
        return bundles;
    }

    /// @param greet sends something to that device, so that it hears of the new session
    void whenBegunAnew(Consumer<DeviceKey> greet) {
        begunAnew = greet;
    }

    /// As [Protection#seal].
    void seal(DeviceKey device, Supplier<Inner> inner, Consumer<Optional<Bytes>> then) {
        waiting.computeIfAbsent(device, _ -> new ArrayDeque<>()).add(new Waiting(key -> key.seal(inner.get()), then));
        serve(device);
    }

    private void serve(DeviceKey device) {
        Queue<Waiting> line = waiting.getOrDefault(device, new ArrayDeque<>());
        while (!line.isEmpty()) {
            Optional<SealingKey> key = sessions.sending(device).flatMap(keys::next);
            if (key.isEmpty()) {
                fetchKeys(device);
                return;
            }
            Waiting first = line.remove();
            first.then.accept(Optional.of(first.how.apply(key.get())));
        }
        waiting.remove(device);
    }

    private void fetchKeys(DeviceKey device) {
        Optional<SessionKey> session = sessions.sending(device).or(() -> begin(device));
        if (session.isEmpty()) {
            giveUp(device);
        } else if (!keys.areComing(session.get())) {
            Transaction transaction = new Transaction().otherwise(_ -> giveUp(device));
            keys.reserve(transaction, session.get(), () -> serve(device));
            ledger.commit(transaction);
        }
    }

    /// A request to that device, sealed in a session that it begins.
    ///
    /// @param says what is said of the beginning, padded; it is told what the proof of an invitation is bound to
    void request(DeviceKey device, Function<Bytes, Bytes> says, Consumer<Bytes> then) {
        Optional<SessionKey> own = sessions.sending(device)
                .filter(key -> !sessions.get(key).orElseThrow().isAnswered())
                .or(() -> begin(device));
        own.ifPresent(session -> {
            Bytes bound = sessions.get(session).orElseThrow().openingDigest().orElseThrow();
            waiting.computeIfAbsent(device, _ -> new ArrayDeque<>())
                    .add(new Waiting(key -> key.seal(says.apply(bound)), made -> made.ifPresent(then)));
            serve(device);
        });
    }

    /// What could not be sealed now is asked for again when there is a chance.
    private void giveUp(DeviceKey device) {
        Queue<Waiting> line = waiting.remove(device);
        if (line != null) {
            line.forEach(each -> each.then.accept(Optional.empty()));
        }
    }

    /// A new session with that device, if its prekeys are known and one's own card is stored.
    Optional<SessionKey> begin(DeviceKey device) {
        Optional<SignedCard> peer = memory.contacts.get(device.peer()).flatMap(Contact::card);
        Optional<SignedCard> own = memory.card();
        return bundles.of(device)
                .filter(_ -> peer.isPresent() && own.isPresent())
                .flatMap(bundle -> {
                    try {
                        SealedSession begun = SealedSession.begin(
                                memory.own(), own.get(), peer.get().card(), bundle, core.instant(), random);
                        return Optional.of(begun(device, begun));
                    } catch (ProtocolException unusable) {
                        return Optional.empty();
                    }
                });
    }

    private SessionKey begun(DeviceKey device, SealedSession session) {
        SessionKey key = new SessionKey(device, session.own());
        sessions.begin(key, session, nextRank(device));
        return key;
    }

    private long nextRank(DeviceKey device) {
        return sessions.sending(device).map(sessions::rank).orElse(0L) + 1;
    }

    /// As [Protection#open].
    Protection.Opened open(Contact from, Envelope envelope, Bytes payload) {
        return switch (envelope.kind()) {
            case MESSAGE -> {
                SessionKey key = envelope.session()
                        .flatMap(id -> sessions.addressed(from.id(), id))
                        .orElseThrow(() -> new ProtocolException("of a session that is not here"));
                yield new Protection.Opened(key.device().device(), Optional.empty(), open(key, payload));
            }
            case INIT -> {
                SealedInit init = SealedInit.decode(payload);
                Optional<SessionKey> known = sessions.begunBy(from.id(), init.session());
                yield known.isPresent()
                        ? new Protection.Opened(
                                known.get().device().device(), Optional.empty(), open(known.get(), payload))
                        : answer(from, init);
            }
        };
    }

    private Bytes open(SessionKey key, Bytes payload) {
        SealedSession before = sessions.get(key).orElseThrow();
        try {
            SealedSession.Opened opened = before.open(payload, keys.unused(key), core.instant(), random);
            became(key, before, opened.session());
            broken.opened(key);
            return opened.inner();
        } catch (ProtocolException failed) {
            if (!before.isRepeated(payload) && broken.failed(key)) {
                begin(key.device()).ifPresent(_ -> begunAnew.accept(key.device()));
            }
            throw failed;
        }
    }

    private void became(SessionKey key, SealedSession before, SealedSession now) {
        sessions.becomes(key, now);
        if (!now.isSendingAs(before)) {
            keys.drop(key);
        }
    }

    private Protection.Opened answer(Contact from, SealedInit init) {
        SealedInit.Introduced who = introduce(init);
        if (!who.card().card().peer().equals(from.id())) {
            throw new ProtocolException("a session begun by somebody else");
        }
        SealedSession.Opened opened = SealedSession.answer(memory.own(), who, core.instant(), random);
        DeviceKey device = new DeviceKey(from.id(), who.device().id());
        answered(device, opened.session());
        return new Protection.Opened(device.device(), Optional.of(who.card()), opened.inner());
    }

    private SealedInit.Introduced introduce(SealedInit init) {
        return init.introduce(
                memory.prekeys().orElseThrow(() -> new ProtocolException("no prekeys yet")), core.instant());
    }

    /// Of two that begin at once, the one with the smaller id is used by both.
    private void answered(DeviceKey device, SealedSession session) {
        Optional<SessionKey> crossing = sessions.sending(device)
                .filter(key -> !sessions.get(key).orElseThrow().isAnswered())
                .filter(key -> sessions.get(key).orElseThrow().id().compareTo(session.id()) < 0);
        long rank = crossing.map(key -> sessions.rank(key) - 1).orElseGet(() -> nextRank(device));
        sessions.begin(new SessionKey(device, session.own()), session, rank);
    }

    /// A request that was opened.
    ///
    /// @param keep to be called before what comes of it is stored
    record Asked(Request request, Runnable keep) {}

    /// Whoever began the session of this request already; the same request stands at a broker for days.
    Optional<DeviceKey> begunBefore(SealedInit init) {
        return sessions.begunBy(init.session()).map(SessionKey::device);
    }

    /// A request in a session that has begun: empty if it is the same that was opened before.
    Optional<Request> repeated(SealedInit init, Bytes payload, SignedCard card) {
        SessionKey key = sessions.begunBy(init.session()).orElseThrow();
        try {
            return Optional.of(RequestCodec.opened(card, key.device().device(), open(key, payload), init.opening()));
        } catch (ProtocolException opened) {
            return Optional.empty();
        }
    }

    /// A request of somebody with whom there is no session yet. Throws [ProtocolException].
    Asked asked(SealedInit init) {
        SealedInit.Introduced who = introduce(init);
        SealedSession.Opened opened = SealedSession.answer(memory.own(), who, core.instant(), random);
        DeviceKey device = new DeviceKey(who.card().card().peer(), who.device().id());
        Request request = RequestCodec.opened(who.card(), device.device(), opened.inner(), init.opening());
        return new Asked(request, () -> answered(device, opened.session()));
    }

    /// Makes what has changed about that device durable with the transaction, and keys for the answer with it.
    void settle(Transaction transaction, DeviceKey device) {
        if (sessions.isChanged(device)) {
            sessions.sending(device)
                    .filter(key -> keys.unused(key) == 0)
                    .ifPresent(key -> keys.reserve(transaction, key, () -> serve(device)));
            sessions.settle(transaction, device, core.instant());
        }
    }
}
