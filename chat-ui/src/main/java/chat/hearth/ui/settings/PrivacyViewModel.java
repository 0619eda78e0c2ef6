package chat.hearth.ui.settings;

import chat.hearth.core.identity.Privacy;
import chat.hearth.core.session.Session;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// What one lets others see, and who may ask. A change counts at once; one that cannot be kept goes back. Lives on the
/// FX thread.
public final class PrivacyViewModel {
    private final Session session;
    private final Executor ui;
    private final BooleanProperty invisible = new SimpleBooleanProperty();
    private final BooleanProperty lastSeenHidden = new SimpleBooleanProperty();
    private final BooleanProperty requestsRefused = new SimpleBooleanProperty();
    private Privacy kept = Privacy.OPEN;
    private boolean showing;

    PrivacyViewModel(Session session, Executor ui) {
        this.session = session;
        this.ui = ui;
        invisible.subscribe(this::changed);
        lastSeenHidden.subscribe(this::changed);
        requestsRefused.subscribe(this::changed);
        session.privacy().thenAcceptAsync(this::show, ui);
    }

    public BooleanProperty invisible() {
        return invisible;
    }

    public BooleanProperty lastSeenHidden() {
        return lastSeenHidden;
    }

    public BooleanProperty requestsRefused() {
        return requestsRefused;
    }

    private void show(Privacy now) {
        kept = now;
        showing = true;
        invisible.set(now.invisible());
        lastSeenHidden.set(now.lastSeenHidden());
        requestsRefused.set(now.requestsRefused());
        showing = false;
    }

    private void changed() {
        Privacy wanted = new Privacy(invisible.get(), lastSeenHidden.get(), requestsRefused.get());
        if (showing || wanted.equals(kept)) {
            return;
        }
        Privacy before = kept;
        kept = wanted;
        session.setPrivacy(wanted).whenCompleteAsync((_, failure) -> keptOrNot(failure != null, before), ui);
    }

    /// That nothing can be stored is said by the window itself.
    private void keptOrNot(boolean failed, Privacy before) {
        if (failed) {
            show(before);
        }
    }
}
