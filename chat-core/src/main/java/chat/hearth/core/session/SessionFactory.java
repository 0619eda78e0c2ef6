package chat.hearth.core.session;

import chat.hearth.core.delivery.Pace;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.event.Events;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.presence.PresenceTracker;
import chat.hearth.core.seal.PlainCipher;
import chat.hearth.core.seal.SessionCipher;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.Snapshot;
import chat.hearth.core.store.Store;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Place;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/// Makes sessions. Called on the core thread.
public final class SessionFactory {
    /// Long enough that a short break is not reported, short enough that a loss shows within 7 s.
    public static final Duration WILL_DELAY = Duration.ofSeconds(5);

    private final CoreThread core;
    private final SecureRandom random;
    private final Duration willDelay;
    private final Pace pace;
    private final Optional<Function<Supplier<Account>, SessionCipher>> ciphers;

    @Inject
    public SessionFactory(CoreThread core, SecureRandom random) {
        this(core, random, WILL_DELAY);
    }

    /// @param willDelay at least 1 s
    public SessionFactory(CoreThread core, SecureRandom random, Duration willDelay) {
        this(core, random, willDelay, Pace.NORMAL);
    }

    /// @param willDelay at least 1 s
    public SessionFactory(CoreThread core, SecureRandom random, Duration willDelay, Pace pace) {
        this(core, random, willDelay, pace, Optional.empty());
    }

    private SessionFactory(
            CoreThread core,
            SecureRandom random,
            Duration willDelay,
            Pace pace,
            Optional<Function<Supplier<Account>, SessionCipher>> ciphers) {
        this.core = core;
        this.random = random;
        this.willDelay = willDelay;
        this.pace = pace;
        this.ciphers = ciphers;
    }

    /// The same with one suite for everything and everybody, which is told who one is at the present time: for tests
    /// and
    /// for devices that cannot do better.
    public SessionFactory sealing(Function<Supplier<Account>, SessionCipher> suite) {
        return new SessionFactory(core, random, willDelay, pace, Optional.of(suite));
    }

    /// Makes a new account and keeps it, together with the network it is to meet its contacts on. Completes with the
    /// snapshot to open the session with.
    public CompletionStage<Snapshot> create(Store store, DisplayName name, NetworkChoice network) {
        Account account = Account.create(name, random);
        return store.load()
                .thenCompose(empty -> store.commit(List.of(
                        new Change.PutAccount(account),
                        new Change.PutNetwork(network),
                        new Change.PutHome(empty.place()))))
                .thenCompose(_ -> store.load());
    }

    /// A session for the account in the snapshot, not yet connected. The session closes the store. That of a copied
    /// store begins as a new device of the same person.
    public Session open(Store store, Snapshot snapshot) {
        Account account = snapshot.account().orElseThrow(() -> new IllegalArgumentException("no account yet"));
        Memory memory = new Memory(account, snapshot);
        Events events = new Events();
        Ledger ledger = new Ledger(core, store, memory, events);
        Address address = memory.card().map(card -> card.card().address()).orElseGet(() -> Address.of(account.peer()));
        Courier courier = new Courier(new Place(address, Place.Rules.OPEN), random);
        Desk desk = new Desk(core, memory, ledger, courier, protection(memory, ledger), random);
        PresenceTracker presences = new PresenceTracker(
                core, willDelay, (peer, now) -> ledger.tell(new ChatEvent.PresenceChanged(peer, now)));
        snapshot.presences().forEach(presences::load);
        LiveSession.Parts parts = parts(desk, presences, snapshot.place());
        if (snapshot.isCopy()) {
            parts.renewal().need();
        }
        return new LiveSession(desk, store, events, parts);
    }

    private Protection protection(Memory memory, Ledger ledger) {
        SessionCipher plain = ciphers.orElse(PlainCipher::new).apply(memory::own);
        Optional<Seals> seals =
                ciphers.isPresent() ? Optional.empty() : Optional.of(new Seals(memory, ledger, core, random));
        return new Protection(memory, plain, seals);
    }

    private LiveSession.Parts parts(Desk desk, PresenceTracker presences, String place) {
        Acknowledgements acknowledgements = new Acknowledgements(desk);
        desk.protection().seals().ifPresent(seals -> seals.whenBegunAnew(acknowledgements::greet));
        Departures departures = new Departures(desk, acknowledgements, presences, pace);
        People people = new People(desk, presences);
        Answers answers = new Answers(desk, departures);
        Introductions introductions = new Introductions(desk, departures, people, answers);
        OwnRequests ownRequests = new OwnRequests(desk, people, introductions);
        introductions.whenAnswered(ownRequests::answered);
        Renewal renewal = new Renewal(desk, departures, place);
        Gaps gaps = new Gaps(desk, pace, acknowledgements);
        Announcer announcer = new Announcer(desk, willDelay);
        answers.whenPresenceKeyChanged(announcer::announceAgain);
        Door door = new Door(
                desk,
                new Door.Presences(presences, announcer, new OwnPrekeys(desk), people, answers),
                renewal,
                departures,
                introductions,
                ownRequests,
                new Arrivals(
                        desk, acknowledgements, departures, people, gaps, new Contents(desk, introductions, gaps)));
        Conversations conversations = new Conversations(desk, departures);
        return new LiveSession.Parts(
                desk,
                presences,
                announcer,
                people,
                departures,
                introductions,
                ownRequests,
                new Oneself(desk, answers),
                conversations,
                gaps,
                renewal,
                door);
    }
}
