package chat.hearth.core.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.presence.Announcement.State;
import chat.hearth.core.time.ManualCore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PresenceTrackerTest {
    private static final PeerId BOB = new PeerId("b".repeat(32));
    private static final DeviceId DESK = DeviceId.of("0000000000000001");
    private static final DeviceId LAPTOP = DeviceId.of("0000000000000002");
    private static final Duration WILL_DELAY = Duration.ofSeconds(5);

    private final ManualCore core = new ManualCore();
    private final List<Presence> told = new ArrayList<>();
    private final PresenceTracker tracker = new PresenceTracker(core, WILL_DELAY, (_, now) -> told.add(now));

    @BeforeEach
    void up() {
        tracker.linkUp();
    }

    @Test
    void liveAnnouncementIsBelievedAtOnce() {
        live(State.ONLINE, 7);

        assertEquals(List.of(new Presence.Online()), told);
    }

    @Test
    void farewellShowsWhenItCame() {
        live(State.ONLINE, 7);
        core.advance(Duration.ofMinutes(1));

        live(State.LEFT, 7);

        assertEquals(new Presence.Left(core.instant()), tracker.presence(BOB));
    }

    @Test
    void lossShowsWhenTheConnectionBroke() {
        live(State.ONLINE, 7);
        core.advance(Duration.ofMinutes(1));

        live(State.LOST, 7);

        assertEquals(new Presence.Lost(core.instant().minus(WILL_DELAY)), tracker.presence(BOB));
    }

    @Test
    void lateWillOfAnOlderConnectionIsIgnored() {
        live(State.ONLINE, 7);
        live(State.ONLINE, 8);

        live(State.LOST, 7);

        assertEquals(new Presence.Online(), tracker.presence(BOB));
    }

    @Test
    void farewellBeatsTheReportOfALossInEitherOrder() {
        live(State.ONLINE, 7);
        live(State.LOST, 7);
        live(State.LEFT, 7);
        Presence afterLoss = tracker.presence(BOB);

        live(State.LOST, 7);

        assertEquals(new Presence.Left(core.instant()), afterLoss);
        assertEquals(afterLoss, tracker.presence(BOB));
    }

    @Test
    void nothingIsBelievedOfAConnectionThatHasEnded() {
        live(State.ONLINE, 7);
        live(State.LEFT, 7);
        core.advance(Duration.ofSeconds(30));

        live(State.ONLINE, 7);

        assertEquals(Presence.Left.class, tracker.presence(BOB).getClass());
    }

    @Test
    void everybodyIsUnknownWhileOneselfIsOffline() {
        live(State.ONLINE, 7);

        tracker.linkDown();

        assertEquals(new Presence.Unknown(), tracker.presence(BOB));
    }

    @Test
    void neverOnlineForADeadPeerAfterOnesOwnReconnect() {
        live(State.ONLINE, 7);
        Instant seen = core.instant();
        tracker.linkDown();
        core.advance(Duration.ofMinutes(10));
        tracker.linkUp();

        core.advance(PresenceTracker.SETTLE);

        assertEquals(new Presence.LastSeen(seen), tracker.presence(BOB));
    }

    @Test
    void storedOnlineOfAMinuteAgoIsBelievedAndAnOlderOneIsNot() {
        stored(State.ONLINE, 7, Duration.ofSeconds(120));
        Presence young = tracker.presence(BOB);

        stored(State.ONLINE, 8, Duration.ofSeconds(80));

        assertEquals(new Presence.Online(), young);
        assertEquals(new Presence.LastSeen(core.instant().minusSeconds(60)), tracker.presence(BOB));
    }

    @Test
    void onlineThatIsNotRenewedTurnsStale() {
        live(State.ONLINE, 7);
        Instant seen = core.instant();

        core.advance(Duration.ofSeconds(180));

        assertEquals(new Presence.LastSeen(seen), tracker.presence(BOB));
    }

    @Test
    void renewedOnlineStaysWithoutFlicker() {
        live(State.ONLINE, 7);
        for (int i = 0; i < 10; i++) {
            core.advance(Duration.ofSeconds(60));
            live(State.ONLINE, 7);
        }

        assertEquals(List.of(new Presence.Online()), told);
    }

    @Test
    void awayKeepsWhenItBegan() {
        live(State.ONLINE, 7);
        live(State.AWAY, 7);
        Instant began = core.instant();
        core.advance(Duration.ofSeconds(60));

        live(State.AWAY, 7);

        assertEquals(new Presence.Away(Optional.of(began)), tracker.presence(BOB));
    }

    @Test
    void onlineOnAnyDeviceIsOnline() {
        live(State.ONLINE, 7);
        tracker.heard(BOB, LAPTOP, said(State.LEFT, 3), false, Optional.empty());

        assertEquals(new Presence.Online(), tracker.presence(BOB));
    }

    @Test
    void whatWasStoredIsShownAfterARestart() {
        Instant seen = core.instant().minusSeconds(3600);
        PresenceTracker restarted = new PresenceTracker(core, WILL_DELAY, (_, _) -> {});
        restarted.load(new SeenDevice(BOB, DESK, said(State.LOST, 7), true, seen));
        restarted.linkUp();

        core.advance(PresenceTracker.SETTLE);

        assertEquals(new Presence.LastSeen(seen), restarted.presence(BOB));
    }

    @Test
    void refreshIsNotWorthStoring() {
        Optional<SeenDevice> first = tracker.heard(BOB, DESK, said(State.ONLINE, 7), false, Optional.empty());
        core.advance(Duration.ofSeconds(60));

        Optional<SeenDevice> refresh = tracker.heard(BOB, DESK, said(State.ONLINE, 7), false, Optional.empty());

        assertEquals(true, first.isPresent());
        assertEquals(Optional.empty(), refresh);
    }

    private void live(State state, long session) {
        tracker.heard(BOB, DESK, said(state, session), false, Optional.empty());
    }

    private void stored(State state, long session, Duration expiresIn) {
        tracker.heard(BOB, DESK, said(state, session), true, Optional.of(expiresIn));
    }

    private Announcement said(State state, long session) {
        return new Announcement(state, session, Optional.of(core.instant()));
    }
}
