package chat.hearth.core.presence;

import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of one device of a contact. A device numbers its connections: of an older one nothing is believed, and
/// once a connection has ended, nothing more of that one; a farewell beats the broker's report of a loss.
final class TrackedDevice {
    /// A stored *online* older than this may be of a device that is long dead on a broker that forgot the will.
    private static final Duration TRUSTED_AGE = Duration.ofSeconds(90);
    /// The lifetime that devices give their *online*; they renew it every 60 s.
    private static final Duration LIFETIME = Duration.ofSeconds(180);

    private final PeerId peer;
    private final DeviceId device;
    private @Nullable Announcement newest;
    private boolean ended;
    private Instant seen = Instant.MIN;
    private Presence end = new Presence.Unknown();
    private Optional<Instant> awaySince = Optional.empty();
    private boolean heardOnThisLink;
    private Instant trustedUntil = Instant.MIN;

    TrackedDevice(PeerId peer, DeviceId device) {
        this.peer = peer;
        this.device = device;
    }

    static TrackedDevice remembered(SeenDevice stored) {
        TrackedDevice tracked = new TrackedDevice(stored.peer(), stored.device());
        tracked.newest = stored.announcement();
        tracked.ended = stored.ended();
        tracked.seen = stored.seen();
        boolean left = stored.announcement().state() == Announcement.State.LEFT;
        tracked.end = left && !isHidden(stored.announcement()) ? new Presence.Left(stored.seen()) : tracked.lastSeen();
        return tracked;
    }

    /// Believes `news` that came as it happened, or says that it is out of date.
    boolean takeLive(Announcement news, Instant now, Duration willDelay) {
        if (!isNews(news)) {
            return false;
        }
        switch (news.state()) {
            case LEFT -> end(told(news, new Presence.Left(now)), now);
            case LOST -> end(told(news, new Presence.Lost(now.minus(willDelay))), now.minus(willDelay));
            case ONLINE, AWAY, BUSY -> there(news, now, now.plus(LIFETIME), now);
        }
        accept(news);
        return true;
    }

    /// Believes `news` that the broker had kept, or says that it is out of date.
    boolean takeStored(Announcement news, Instant now, Optional<Duration> expiresIn) {
        if (!isNews(news)) {
            return false;
        }
        Optional<Instant> said = news.at().map(at -> at.isAfter(now) ? now : at);
        switch (news.state()) {
            case LEFT ->
                end(said.<Presence>map(Presence.Left::new).orElseGet(Presence.Unknown::new), said.orElse(seen));
            case LOST -> endUnseen(said);
            case ONLINE, AWAY, BUSY -> {
                Duration age = LIFETIME.minus(expiresIn.orElse(Duration.ZERO));
                boolean trusted = age.compareTo(TRUSTED_AGE) <= 0;
                Instant until = trusted ? now.plus(LIFETIME).minus(age) : Instant.MIN;
                there(news, now.minus(age.isNegative() ? Duration.ZERO : age), until, said.orElse(now));
            }
        }
        accept(news);
        return true;
    }

    void linkDown() {
        heardOnThisLink = false;
        trustedUntil = Instant.MIN;
    }

    /// When what is believed now turns stale without further news.
    Optional<Instant> staleAt() {
        return ended || trustedUntil.equals(Instant.MIN) ? Optional.empty() : Optional.of(trustedUntil);
    }

    Optional<SeenDevice> seen() {
        return Optional.ofNullable(newest).map(each -> new SeenDevice(peer, device, each, ended, seen));
    }

    /// @param settled whether the broker has had time to say what it knows
    Presence presence(Instant now, boolean settled) {
        if (newest == null || !heardOnThisLink && !settled) {
            return new Presence.Unknown();
        }
        if (ended) {
            return end;
        }
        if (!now.isBefore(trustedUntil)) {
            return lastSeen();
        }
        return switch (newest.state()) {
            case ONLINE -> new Presence.Online();
            case AWAY -> new Presence.Away(awaySince);
            case BUSY -> new Presence.Busy();
            case LEFT, LOST -> end;
        };
    }

    private boolean isNews(Announcement news) {
        if (newest == null || news.session() > newest.session()) {
            return true;
        }
        if (news.session() < newest.session()) {
            return false;
        }
        return switch (news.state()) {
            case LEFT -> !ended || newest.state() == Announcement.State.LOST || !heardOnThisLink;
            case LOST -> !ended || newest.state() == Announcement.State.LOST && !heardOnThisLink;
            case ONLINE, AWAY, BUSY -> !ended && !isOlder(news, newest);
        };
    }

    private static boolean isOlder(Announcement news, Announcement known) {
        return news.at().isPresent()
                && known.at().isPresent()
                && news.at().get().isBefore(known.at().get());
    }

    private void accept(Announcement news) {
        newest = news;
        heardOnThisLink = true;
    }

    private void there(Announcement news, Instant sign, Instant until, Instant since) {
        boolean wasAway = newest != null && !ended && newest.state() == Announcement.State.AWAY;
        boolean away = news.state() == Announcement.State.AWAY;
        awaySince = !away ? Optional.empty() : wasAway && awaySince.isPresent() ? awaySince : Optional.of(since);
        ended = false;
        seen = later(seen, sign);
        trustedUntil = until;
    }

    private void end(Presence how, Instant sign) {
        boolean known = ended && newest != null && how instanceof Presence.Left && end instanceof Presence.Left;
        end = known ? end : how;
        ended = true;
        seen = later(seen, sign);
    }

    /// The broker reports a loss that happened while one was not listening: the moment is not known.
    private void endUnseen(Optional<Instant> said) {
        if (!(ended && end instanceof Presence.Lost)) {
            seen = later(seen, said.orElse(seen));
            ended = true;
            end = lastSeen();
        }
    }

    /// Who does not say when, does not want it to be known.
    private static boolean isHidden(Announcement news) {
        return news.at().isEmpty();
    }

    private static Presence told(Announcement news, Presence presence) {
        return isHidden(news) ? new Presence.Unknown() : presence;
    }

    private Presence lastSeen() {
        boolean hidden = newest != null && isHidden(newest);
        return hidden || seen.equals(Instant.MIN) ? new Presence.Unknown() : new Presence.LastSeen(seen);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
