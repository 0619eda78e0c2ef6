package chat.hearth.ui.invitation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.identity.Invitation;
import chat.hearth.core.wire.InvitationLink;
import chat.hearth.ui.invitation.InvitationFieldViewModel.State;
import chat.hearth.ui.qr.UnreadablePicture;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InvitationFieldViewModelTest {
    private static final Invitation ANA = Invitations.from("Ana", "mqtt://lab.example:1883", new Random(1));
    private static final String LINK = InvitationLink.full(ANA);

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final InvitationFieldViewModel model = new InvitationFieldViewModel(background::add, Runnable::run);

    @Test
    void invitationIsFoundInAPastedLetter() {
        model.text().set("Hi Bob,\nhere it is: " + LINK + "\nAna");

        assertEquals(new State.Found(ANA), model.state().get());
    }

    @Test
    void everythingWrongWithATextHasItsOwnSentenceAndTheTextStays() {
        List<State> states = new ArrayList<>();
        for (String text : List.of("hello", LINK.substring(0, 40), LINK.replace("hearth:1", "hearth:2"), " ")) {
            model.text().set(text);
            states.add(model.state().get());
            assertEquals(text, model.text().get());
        }

        assertEquals(
                List.of(
                        new State.Unusable("invitation.problem.nolink"),
                        new State.Unusable("invitation.problem.broken"),
                        new State.Unusable("invitation.problem.newer"),
                        new State.Empty()),
                states);
    }

    @Test
    void clipboardIsTakenOnlyIfItHoldsAnInvitation() {
        model.offer("my shopping list");
        String afterList = model.text().get();
        model.offer(LINK + "\n");

        assertEquals(List.of("", LINK), List.of(afterList, model.text().get()));
    }

    @Test
    void clipboardDoesNotReplaceWhatWasTyped() {
        model.text().set("hearth:1?");

        model.offer(LINK);

        assertEquals("hearth:1?", model.text().get());
    }

    @Test
    void pictureIsReadInTheBackgroundAndFillsTheField() {
        model.look(_ -> LINK);
        State before = model.state().get();
        background.remove().run();

        assertEquals(
                List.of(new State.Looking(), new State.Found(ANA)),
                List.of(before, model.state().get()));
        assertEquals(LINK, model.text().get());
    }

    @Test
    void everythingWrongWithAPictureHasItsOwnSentence() {
        List<State> states = new ArrayList<>();
        for (UnreadablePicture.Why why : UnreadablePicture.Why.values()) {
            model.look(_ -> {
                throw new UnreadablePicture(why);
            });
            background.remove().run();
            states.add(model.state().get());
        }
        model.look(_ -> "https://example.org");
        background.remove().run();
        states.add(model.state().get());

        assertEquals(
                List.of(
                        new State.Unusable("picture.problem.nofile"),
                        new State.Unusable("picture.problem.nopicture"),
                        new State.Unusable("picture.problem.toolarge"),
                        new State.Unusable("picture.problem.nocode"),
                        new State.Unusable("invitation.problem.othercode")),
                states);
    }

    @Test
    void cancelledPictureChangesNothingWhenItIsReadAfterAll() {
        model.text().set(LINK);
        model.look(cancelled -> {
            assertTrue(cancelled.getAsBoolean());
            return "https://example.org";
        });

        model.cancel();
        background.remove().run();

        assertEquals(new State.Found(ANA), model.state().get());
    }

    @Test
    void newerPictureWinsOverAnOlderOneThatTakesLonger() {
        model.look(_ -> "https://example.org");
        Runnable slow = background.remove();
        model.look(_ -> LINK);
        background.remove().run();
        slow.run();

        assertEquals(new State.Found(ANA), model.state().get());
    }
}
