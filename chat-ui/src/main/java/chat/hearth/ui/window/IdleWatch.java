package chat.hearth.ui.window;

import chat.hearth.core.session.Session;
import chat.hearth.core.session.Session.Activity;
import chat.hearth.core.time.CoreThread;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/// Notices whether somebody sits at this computer, by the keys and the mouse in our windows. [#input()] may be called
/// on any one thread, as often as there is input.
public final class IdleWatch {
    /// Without input for this long one is away.
    public static final Duration AWAY_AFTER = Duration.ofMinutes(5);
    /// More often than this nothing new can be learned from input.
    private static final Duration STEP = Duration.ofSeconds(1);

    private final Session session;
    private final CoreThread core;
    private Instant told = Instant.EPOCH;
    private Instant newest;
    private Activity activity = Activity.ACTIVE;

    @Inject
    public IdleWatch(Session session, CoreThread core) {
        this.session = session;
        this.core = core;
        this.newest = core.instant();
        core.execute(this::check);
    }

    public void input() {
        Instant now = core.instant();
        if (!now.isBefore(told.plus(STEP)) || now.isBefore(told)) {
            told = now;
            core.execute(() -> inputAt(now));
        }
    }

    private void inputAt(Instant now) {
        newest = now;
        if (activity == Activity.IDLE) {
            become(Activity.ACTIVE);
            check();
        }
    }

    private void check() {
        Duration left = Duration.between(core.instant(), newest.plus(AWAY_AFTER));
        if (left.isPositive()) {
            core.after(left, this::check);
        } else {
            become(Activity.IDLE);
        }
    }

    private void become(Activity now) {
        activity = now;
        session.setActivity(now);
    }
}
