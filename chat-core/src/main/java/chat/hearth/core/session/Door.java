package chat.hearth.core.session;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.identity.Card;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.presence.Announcement;
import chat.hearth.core.presence.PresenceTracker;
import chat.hearth.core.store.Change;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Inbox;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Network;
import chat.hearth.core.transport.Packet;
import chat.hearth.core.transport.Place;
import chat.hearth.core.transport.Publication;
import chat.hearth.core.transport.Watch;
import chat.hearth.core.transport.Will;
import chat.hearth.core.wire.CardCodec;
import chat.hearth.core.wire.ProtocolException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the network comes in: hands every packet to the part it is for, and does what a new link demands. Whatever is
/// not as the protocol says is counted, acknowledged and dropped; it never stops the receiver.
final class Door implements Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final Duration DAY = Duration.ofHours(24);
    static final Duration SKEW_WORTH_SAYING = Duration.ofMinutes(5);

    private final Desk desk;
    private final PresenceSeal seal;
    private final PresenceTracker presences;
    private final Announcer announcer;
    private final OwnPrekeys prekeys;
    private final People people;
    private final Answers answers;
    private final Renewal renewal;
    private final Departures departures;
    private final Introductions introductions;
    private final OwnRequests ownRequests;
    private final Arrivals arrivals;
    private Optional<Network> chosen = Optional.empty();
    private CoreThread.@Nullable Timer daily;
    private boolean openedElsewhere;
    private long refused;
    /// How often somebody has wanted another connection, or none.
    private long connections;

    Door(
            Desk desk,
            Presences about,
            Renewal renewal,
            Departures departures,
            Introductions introductions,
            OwnRequests ownRequests,
            Arrivals arrivals) {
        this.desk = desk;
        this.seal = new PresenceSeal(desk);
        this.presences = about.tracker();
        this.announcer = about.announcer();
        this.prekeys = about.prekeys();
        this.people = about.people();
        this.answers = about.answers();
        this.renewal = renewal;
        this.departures = departures;
        this.introductions = introductions;
        this.ownRequests = ownRequests;
        this.arrivals = arrivals;
    }

    /// The parts that know who is there.
    record Presences(
            PresenceTracker tracker, Announcer announcer, OwnPrekeys prekeys, People people, Answers answers) {}

    void connect(Network network) {
        CompletionStage<Void> left = close();
        long wanted = connections;
        chosen = Optional.of(network);
        openedElsewhere = false;
        left.thenCompose(_ -> renewal.ready())
                .whenComplete((_, failure) -> desk.core().execute(() -> {
                    if (failure == null) {
                        open(network, wanted);
                    } else {
                        desk.core().after(Arrivals.RETRY, () -> connectAgain(network, wanted));
                    }
                }));
    }

    /// Unless something else was wanted since. There may be space on the disk now.
    private void connectAgain(Network network, long wanted) {
        if (wanted == connections) {
            connect(network);
        }
    }

    /// Also where it stopped because this identity was opened elsewhere: somebody wants it here.
    void retryNow() {
        if (openedElsewhere) {
            chosen.ifPresent(this::connect);
        } else {
            desk.courier().retryNow();
        }
    }

    /// Unless something else was wanted since.
    private void open(Network network, long wanted) {
        if (wanted == connections) {
            desk.courier().open(network, desk.memory().own(), this);
            watchEverything();
            desk.courier().begin();
        }
    }

    CompletionStage<Void> close() {
        connections++;
        down();
        return desk.courier().close(announcer.farewell());
    }

    CompletionStage<Void> leave() {
        connections++;
        down();
        ownRequests.takeBack();
        desk.courier().clear(new Mailbox.CardOf(desk.courier().address()));
        var presence = new Mailbox.PresenceOf(
                desk.courier().address(), desk.memory().own().device());
        desk.courier().publish(announcer.farewell());
        return desk.courier().leave(Publication.clearing(presence));
    }

    @Override
    public CompletionStage<Optional<Will>> nextWill(Place place) {
        return announcer.nextWill(place);
    }

    @Override
    public void received(Packet packet) {
        try {
            dispatch(packet);
        } catch (ProtocolException bad) {
            refused++;
            LOG.debug("Dropped packet {}: {}", refused, bad.getMessage());
            packet.acknowledge();
        }
    }

    @Override
    public void linkChanged(Link link) {
        boolean wasUp = desk.courier().isUp();
        Place before = desk.courier().place();
        desk.courier().linkIs(link);
        desk.ledger().tell(new ChatEvent.LinkChanged(link));
        if (link instanceof Link.Up up) {
            if (!before.equals(desk.courier().place())) {
                watchEverything();
            }
            up(up.kept());
        } else if (wasUp) {
            down();
        }
    }

    long refused() {
        return refused;
    }

    private void up(boolean kept) {
        presences.linkUp();
        announcer.begin();
        introduceOneself().whenComplete((_, _) -> {
            ownRequests.requestAll();
            departures.linkUp(kept);
        });
    }

    /// The prekeys first: who sees the card may want to begin. Again every day, since brokers forget and prekeys age.
    private CompletionStage<Void> introduceOneself() {
        daily = desk.core().after(DAY, this::introduceOneself);
        return prekeys.publish()
                .handle((_, failure) -> failure)
                .thenCompose(_ -> announcer.card())
                .thenAccept(announcer::publish);
    }

    private void down() {
        if (daily != null) {
            daily.cancel();
            daily = null;
        }
        announcer.stop();
        departures.linkLost();
        presences.linkDown();
    }

    private void watchEverything() {
        var own = desk.courier().address();
        desk.courier().watch(new Watch.Card(own));
        desk.courier().watch(new Watch.Presence(own));
        desk.courier().watch(new Watch.Requests(own));
        people.watchAll();
    }

    private void dispatch(Packet packet) {
        switch (packet.mailbox()) {
            case Mailbox.InboxOf inbox -> arrivals.received(inbox, packet);
            case Mailbox.RequestTo request -> introductions.received(request, packet);
            case Mailbox.PresenceOf presence -> presence(presence, packet);
            case Mailbox.CardOf _ -> card(packet);
            case Mailbox.BundleOf bundle -> bundle(bundle, packet);
        }
    }

    private void card(Packet packet) {
        if (!packet.payload().isEmpty()) {
            SignedCard card = CardCodec.decode(packet.payload());
            if (card.card().peer().equals(desk.memory().self())) {
                own(card.card());
            }
            desk.memory().contacts.get(card.card().peer()).ifPresent(contact -> newCard(contact, card));
        }
        packet.acknowledge();
    }

    /// The prekeys of a contact's device: what waited for them can go out.
    private void bundle(Mailbox.BundleOf mailbox, Packet packet) {
        packet.acknowledge();
        desk.protection()
                .seals()
                .ifPresent(seals -> desk.memory()
                        .contacts()
                        .filter(contact -> contact.address().equals(mailbox.owner()))
                        .toList()
                        .forEach(contact -> {
                            seals.bundles().heard(contact, mailbox, packet.payload());
                            sealable(contact);
                        }));
    }

    private void sealable(Contact contact) {
        if (contact.standing() == Standing.INVITED) {
            ownRequests.request(contact);
        } else {
            departures.reachable(contact.id());
            answers.upgrade(contact.id());
        }
    }

    private void own(Card card) {
        if (card.revoked().contains(desk.memory().own().device())) {
            announcer.seenElsewhere(card);
            openedElsewhere();
        } else {
            announcer.surpass(card);
        }
    }

    /// Another copy of this profile is in use. To go on beside it would lose messages of both; so this one stops, keeps
    /// what waits, and begins as a new device if one wants it here after all.
    private void openedElsewhere() {
        if (openedElsewhere) {
            return;
        }
        renewal.need();
        CompletionStage<Void> left = close();
        long wanted = connections;
        openedElsewhere = true;
        left.thenRun(() -> desk.core().execute(() -> {
            if (wanted == connections) {
                linkChanged(new Link.Refused(Link.Why.TAKEN_OVER, ""));
            }
        }));
    }

    private void newCard(Contact contact, SignedCard card) {
        Contact changed = Arrivals.newer(contact, card);
        if (!changed.equals(contact)) {
            Transaction transaction = new Transaction();
            people.put(transaction, changed);
            departures.devicesChanged(transaction, contact, changed);
            desk.ledger().commit(transaction.then(() -> sealable(changed)));
        }
    }

    private void presence(Mailbox.PresenceOf mailbox, Packet packet) {
        packet.acknowledge();
        if (packet.payload().isEmpty()) {
            return;
        }
        if (mailbox.owner().equals(desk.courier().address())) {
            own(mailbox, packet);
            return;
        }
        desk.memory()
                .contacts()
                .filter(contact -> contact.isAccepted() && contact.address().equals(mailbox.owner()))
                .forEach(contact -> presenceOf(contact, mailbox, packet));
    }

    private void own(Mailbox.PresenceOf mailbox, Packet packet) {
        if (mailbox.device().equals(desk.memory().own().device()) && !packet.stored()) {
            Announcement news = seal.ofOwn(packet.payload(), mailbox);
            if (announcer.isForeign(news)) {
                openedElsewhere();
            } else {
                announcer.contradict(news);
            }
        }
    }

    private void presenceOf(Contact contact, Mailbox.PresenceOf mailbox, Packet packet) {
        seal.of(contact, packet.payload(), mailbox).ifPresent(news -> heard(contact, mailbox, packet, news));
    }

    private void heard(Contact contact, Mailbox.PresenceOf mailbox, Packet packet, Announcement news) {
        presences
                .heard(contact.id(), mailbox.device(), news, packet.stored(), packet.expiresIn())
                .ifPresent(seen -> desk.ledger().commit(new Transaction().change(new Change.PutPresence(seen))));
        if (presences.isThere(contact.id())) {
            departures.peerSeen(contact.id());
        } else {
            departures.peerLeft(contact.id());
        }
        if (!packet.stored()) {
            compareClocks(contact, news);
        }
    }

    private void compareClocks(Contact contact, Announcement news) {
        boolean made = news.state() != Announcement.State.LOST;
        news.at()
                .filter(_ -> made)
                .map(at -> Duration.between(desk.core().instant(), at))
                .filter(ahead -> ahead.abs().compareTo(SKEW_WORTH_SAYING) > 0)
                .ifPresent(ahead -> desk.ledger().tell(new ChatEvent.ClocksDiffer(contact.id(), ahead)));
    }
}
