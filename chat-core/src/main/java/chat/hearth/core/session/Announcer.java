package chat.hearth.core.session;

import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Card;
import chat.hearth.core.identity.Device;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.Privacy;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.presence.Announcement;
import chat.hearth.core.store.Change;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Place;
import chat.hearth.core.transport.Publication;
import chat.hearth.core.transport.Will;
import chat.hearth.core.wire.CardCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What others see of oneself: the card, and presence under a number that is new for every connection and stored before
/// it is used.
final class Announcer {
    static final Duration REFRESH = Duration.ofSeconds(60);
    static final Duration LIFETIME = Duration.ofSeconds(180);
    static final Duration CARD_LIFETIME = Duration.ofDays(30);
    private static final int MOST_REVOKED = 16;
    /// A card is made anew when it has less than this left.
    static final Duration CARD_RENEWAL = Duration.ofDays(20);

    private final Desk desk;
    private final Memory memory;
    private final PresenceSeal seal;
    private final Duration willDelay;
    private Announcement.State state = Announcement.State.ONLINE;
    private CoreThread.@Nullable Timer refresh;
    /// One's own card of the greatest revision that was seen elsewhere.
    private Optional<Card> surpassed = Optional.empty();

    Announcer(Desk desk, Duration willDelay) {
        this.desk = desk;
        this.memory = desk.memory();
        this.seal = new PresenceSeal(desk);
        this.willDelay = willDelay;
    }

    CompletionStage<Optional<Will>> nextWill(Place place) {
        long number = memory.nextConnection(now().toEpochMilli());
        CompletableFuture<Optional<Will>> will = new CompletableFuture<>();
        desk.ledger()
                .commit(new Transaction()
                        .change(new Change.PutConnectionNumber(number))
                        .then(() -> will.complete(isInvisible() ? Optional.empty() : Optional.of(will(place, number))))
                        .otherwise(will::completeExceptionally));
        return will;
    }

    /// The link is up: says that one is there, and goes on saying so.
    void begin() {
        stop();
        announce();
    }

    void stop() {
        if (refresh != null) {
            refresh.cancel();
            refresh = null;
        }
    }

    private boolean isInvisible() {
        return memory.privacy().invisible();
    }

    /// What one lets others see has changed. Who was invisible is there again in a new session: the one before has
    /// ended for those who saw one leave.
    void privacyChanged(Privacy before) {
        if (before.invisible() && !isInvisible()) {
            newSession(now().toEpochMilli());
        } else {
            announce();
        }
    }

    private void newSession(long atLeast) {
        long number = memory.nextConnection(atLeast);
        desk.ledger()
                .commit(new Transaction()
                        .change(new Change.PutConnectionNumber(number))
                        .then(this::announce));
    }

    /// Under the key that the account has by now.
    void announceAgain() {
        announce();
    }

    void setState(Announcement.State changed) {
        if (state != changed) {
            state = changed;
            announce();
        }
    }

    /// Whether another process with the keys of this device has said it, and not this one.
    boolean isForeign(Announcement news) {
        return news.state() != Announcement.State.LOST && news.session() > memory.connectionNumber();
    }

    /// The broker has reported this very connection as lost, though it is not: begins a new number.
    void contradict(Announcement news) {
        if (news.state() == Announcement.State.LOST && news.session() >= memory.connectionNumber()) {
            newSession(Math.max(news.session() + 1, now().toEpochMilli()));
        }
    }

    Publication farewell() {
        return presence(Announcement.State.LEFT, memory.connectionNumber(), Publication.LONGEST);
    }

    /// The card to publish: the stored one, or a new one if that is old, or names another address.
    CompletionStage<SignedCard> card() {
        Optional<SignedCard> usable = memory.card().filter(this::isUsable);
        return usable.<CompletionStage<SignedCard>>map(CompletableFuture::completedFuture)
                .orElseGet(this::newCard);
    }

    /// The broker keeps a card of one's own that is newer than the stored one, as after a restored copy of the profile:
    /// contacts believe nothing below it.
    void surpass(Card kept) {
        if (kept.revision() > revision()) {
            seenElsewhere(kept);
            newCard().thenAccept(this::publish);
        } else {
            // Unless somebody has put an older one over it, there is nothing to do.
            memory.card()
                    .filter(ours -> ours.card().revision() > kept.revision())
                    .ifPresent(this::publish);
        }
    }

    /// The next card is to be above this one, and revokes its devices.
    void seenElsewhere(Card card) {
        surpassed = Optional.of(card);
    }

    private CompletionStage<SignedCard> newCard() {
        SignedCard made = CardCodec.sign(unsignedCard(), memory.own().identity());
        CompletableFuture<SignedCard> stored = new CompletableFuture<>();
        desk.ledger()
                .commit(new Transaction()
                        .put(memory.ownCard, memory.self(), made, new Change.PutOwnCard(made))
                        .then(() -> stored.complete(made))
                        .then(() -> made.card().revoked().forEach(this::forget))
                        .otherwise(stored::completeExceptionally));
        return stored;
    }

    /// Nobody is to see a device that is no more, or to begin anything with it.
    private void forget(DeviceId gone) {
        desk.courier().clear(new Mailbox.BundleOf(desk.courier().address(), gone));
        desk.courier().clear(new Mailbox.PresenceOf(desk.courier().address(), gone));
    }

    void publish(SignedCard card) {
        desk.courier()
                .publish(Publication.lasting(new Mailbox.CardOf(desk.courier().address()), card.encoded()));
    }

    private void announce() {
        stop();
        if (desk.courier().isUp() && isInvisible()) {
            desk.courier().publish(farewell());
        } else if (desk.courier().isUp()) {
            desk.courier().publish(presence(state, memory.connectionNumber(), LIFETIME));
            refresh = desk.core().after(REFRESH, this::announce);
        }
    }

    private Will will(Place place, long number) {
        return new Will(presence(place, Announcement.State.LOST, number, Publication.LONGEST), willDelay);
    }

    private Publication presence(Announcement.State said, long number, Duration lifetime) {
        return presence(desk.courier().place(), said, number, lifetime);
    }

    private Publication presence(Place place, Announcement.State said, long number, Duration lifetime) {
        var mailbox = new Mailbox.PresenceOf(place.address(), memory.own().device());
        Optional<Instant> at = memory.privacy().lastSeenHidden()
                ? Optional.empty()
                : Optional.of(now().truncatedTo(ChronoUnit.MILLIS));
        Announcement announcement = new Announcement(said, number, at);
        return new Publication(mailbox, seal.own(announcement, mailbox), lifetime);
    }

    private boolean isUsable(SignedCard card) {
        boolean lasts = card.card().expires().isAfter(now().plus(CARD_RENEWAL));
        return lasts
                && card.card().address().equals(desk.courier().address())
                && card.card()
                        .device(memory.own().device())
                        .filter(device ->
                                device.suites().equals(desk.protection().suites()))
                        .isPresent();
    }

    /// Also if it is not stored yet: the next one has to be above it.
    private Optional<Card> newest() {
        return memory.ownCard.get(memory.self()).map(SignedCard::card);
    }

    private long revision() {
        return newest().map(Card::revision).orElse(0L);
    }

    private Card unsignedCard() {
        Account own = memory.own();
        Instant issued = now().truncatedTo(ChronoUnit.MILLIS);
        long known = Math.max(revision(), surpassed.map(Card::revision).orElse(0L));
        Device device = new Device(
                own.device(),
                own.deviceKey().verifyKey(),
                own.agreement().publicKey(),
                desk.protection().suites(),
                0);
        return new Card(
                own.identity().verifyKey(),
                desk.courier().address(),
                Math.max(known + 1, issued.toEpochMilli()),
                issued,
                issued.plus(CARD_LIFETIME),
                List.of(device),
                revoked());
    }

    /// The devices that were ever in one's card but for this one; the newest of them, so that a card stays small.
    private List<DeviceId> revoked() {
        List<DeviceId> gone = Stream.concat(newest().stream(), surpassed.stream())
                .flatMap(card -> Stream.concat(
                        card.revoked().stream(), card.devices().stream().map(Device::id)))
                .filter(id -> !id.equals(memory.own().device()))
                .distinct()
                .toList();
        return gone.subList(Math.max(0, gone.size() - MOST_REVOKED), gone.size());
    }

    private Instant now() {
        return desk.core().instant();
    }
}
