package chat.hearth.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.identity.Privacy;
import chat.hearth.ui.contact.RecordedSession;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PrivacyViewModelTest {
    private final RecordedSession session = new RecordedSession();

    @Test
    void whatIsKeptIsShownAndAsksForNothing() {
        PrivacyViewModel model = model(new Privacy(true, false, true));

        assertTrue(model.invisible().get());
        assertFalse(model.lastSeenHidden().get());
        assertTrue(model.requestsRefused().get());
        assertEquals(List.of(), session.calls());
    }

    @Test
    void eachChangeIsKeptAtOnce() {
        PrivacyViewModel model = model(Privacy.OPEN);

        model.lastSeenHidden().set(true);
        model.requestsRefused().set(true);

        assertEquals(
                List.of(
                        "setPrivacy(" + Privacy.OPEN.withLastSeenHidden(true) + ")",
                        "setPrivacy(" + new Privacy(false, true, true) + ")"),
                session.calls());
    }

    @Test
    void whatCannotBeKeptGoesBack() {
        session.answer("setPrivacy", CompletableFuture.failedFuture(new IllegalStateException("full")));
        PrivacyViewModel model = model(Privacy.OPEN);

        model.invisible().set(true);

        assertFalse(model.invisible().get());
        assertEquals(1, session.calls().size());
    }

    private PrivacyViewModel model(Privacy kept) {
        session.answer("privacy", CompletableFuture.completedFuture(kept));
        return new PrivacyViewModel(session.session(), Runnable::run);
    }
}
