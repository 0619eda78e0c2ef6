package chat.hearth.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.conversation.Message;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.time.ManualCore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComposerViewModelTest {
    private final ManualCore core = new ManualCore(FakeSession.NOON);
    private final ManualCore ui = new ManualCore();
    private final FakeSession session = new FakeSession(core);
    private final ComposerViewModel composer = new ComposerViewModel(session, core, ui, FakeSession.CHAT);

    @Test
    void sendsWithoutTheSpaceAroundAndEmptiesTheField() {
        composer.draft().set("  hello\nthere \n");

        composer.send();
        run();

        assertEquals(List.of("send hello\nthere"), session.calls);
        assertEquals("", composer.draft().get());
    }

    @Test
    void blankTextIsNotSent() {
        composer.draft().set(" \n\t");

        composer.send();

        assertFalse(composer.sendable().get());
        assertEquals(List.of(), session.calls);
    }

    @Test
    void theGreatestTextIsSentAndOneByteMoreStaysInTheField() {
        String greatest = "早".repeat(Message.MAX_TEXT_BYTES / 3) + "ab";
        composer.draft().set(greatest + "c");

        composer.send();

        assertEquals(Message.MAX_TEXT_BYTES + 1, composer.size().get());
        assertEquals(List.of(), session.calls);
        assertEquals(greatest + "c", composer.draft().get());
        composer.draft().set(greatest);
        assertTrue(composer.sendable().get());
    }

    @Test
    void countsAnEmojiAsFourBytes() {
        composer.draft().set("😀é");

        assertEquals(6, composer.size().get());
    }

    @Test
    void theTextComesBackAboveWhatWasTypedSinceWhenItCannotBeStored() {
        session.store.failWith(StoreException.Why.FULL);
        composer.draft().set("first");
        composer.send();
        composer.draft().set("second");

        run();

        assertEquals("first\nsecond", composer.draft().get());
        assertEquals(
                StoreException.Why.FULL,
                assertInstanceOf(StoreException.class, composer.problem().get().orElseThrow())
                        .why());
    }

    @Test
    void theProblemGoesWhenOneGoesOnTyping() {
        session.store.failWith(StoreException.Why.FULL);
        composer.draft().set("first");
        composer.send();
        run();

        composer.draft().set("first, again");

        assertEquals(Optional.empty(), composer.problem().get());
    }

    @Test
    void theDraftIsStoredOnceASecondWhileOneTypes() {
        for (String text : List.of("h", "he", "hel")) {
            composer.draft().set(text);
        }

        core.advance(ComposerViewModel.DRAFT_DELAY);
        run();

        assertEquals(List.of("draft hel"), session.calls);
    }

    @Test
    void leavingStoresTheDraftAtOnce() {
        composer.draft().set("half a sen");

        composer.close();

        assertEquals(List.of("draft half a sen"), session.calls);
    }

    @Test
    void aRestoredDraftIsNotStoredAgain() {
        composer.restore("left over");

        composer.close();

        assertEquals("left over", composer.draft().get());
        assertEquals(List.of(), session.calls);
    }

    @Test
    void aDraftThatIsSentIsNotADraftAnyMore() {
        composer.restore("left over");

        composer.send();

        assertEquals(List.of("send left over", "draft "), session.calls);
    }

    @Test
    void whatOneHasBegunToTypeIsNotReplacedByTheDraft() {
        composer.draft().set("new");

        composer.restore("old");

        assertEquals("new", composer.draft().get());
    }

    /// Until nothing is left to do on either side.
    private void run() {
        boolean ran = true;
        while (ran) {
            ran = core.runReady();
            ran = ui.runReady() || ran;
        }
    }
}
