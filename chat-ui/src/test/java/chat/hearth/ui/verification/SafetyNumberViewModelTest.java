package chat.hearth.ui.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.contact.Trust;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.identity.SafetyNumber;
import chat.hearth.core.identity.VerifyKey;
import chat.hearth.ui.contact.RecordedSession;
import chat.hearth.ui.qr.UnreadablePicture;
import chat.hearth.ui.verification.SafetyNumberViewModel.Comparison;
import chat.hearth.ui.verification.SafetyNumberViewModel.State;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Texts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SafetyNumberViewModelTest {
    private static final Contact ANA = RecordedSession.contact("a", "Ana", Standing.ACCEPTED);
    private static final SafetyNumber NUMBER = number(1);
    private static final SafetyNumber OTHER = number(2);
    private static final String VERIFIED = "setVerified(" + ANA.id() + ", true)";

    private final RecordedSession session = new RecordedSession(ANA);
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Navigator navigator = new Navigator();

    @Test
    void numberComesWhenTheirCardHasCome() {
        SafetyNumberViewModel model = model(Optional.empty());
        State before = model.state().get();

        session.answer("safetyNumber", CompletableFuture.completedFuture(Optional.of(NUMBER)));
        session.tell(new ChatEvent.ContactChanged(ANA));

        assertEquals(
                List.of(new State.Absent(), new State.Known(NUMBER)),
                List.of(before, model.state().get()));
    }

    @Test
    void pictureOfTheSameNumberVerifies() {
        SafetyNumberViewModel model = model(Optional.of(NUMBER));

        model.compare(_ -> NUMBER.forQr());
        Comparison during = model.comparison().get();
        background.remove().run();

        assertEquals(
                List.of(new Comparison.Looking(), new Comparison.Same()),
                List.of(during, model.comparison().get()));
        assertEquals(List.of(VERIFIED), changes());
    }

    @Test
    void pictureOfAnotherNumberWarnsAndVerifiesNothing() {
        SafetyNumberViewModel model = model(Optional.of(NUMBER));

        model.compare(_ -> OTHER.forQr());
        background.remove().run();

        assertEquals(new Comparison.Different(), model.comparison().get());
        assertEquals(List.of(), changes());
    }

    @Test
    void copiedDigitsAreComparedHoweverTheyAreSpaced() {
        SafetyNumberViewModel model = model(Optional.of(NUMBER));
        List<Comparison> found = new ArrayList<>();
        for (String copied : List.of(
                OTHER.toString(),
                NUMBER.digits(),
                "\n" + NUMBER + " \n",
                NUMBER.digits().substring(1),
                "hello")) {
            model.compare(copied);
            found.add(model.comparison().get());
        }

        Comparison unusable = new Comparison.Unusable("safety.problem.othertext");
        assertEquals(
                List.of(new Comparison.Different(), new Comparison.Same(), new Comparison.Same(), unusable, unusable),
                found);
    }

    @Test
    void pictureOfSomethingElseIsNoWarning() {
        SafetyNumberViewModel model = model(Optional.of(NUMBER));

        model.compare(_ -> "hearth:1?AAAA");
        background.remove().run();
        Comparison invitation = model.comparison().get();
        model.compare(_ -> {
            throw new UnreadablePicture(UnreadablePicture.Why.NO_CODE);
        });
        background.remove().run();

        assertEquals(
                List.of(
                        new Comparison.Unusable("safety.problem.othercode"),
                        new Comparison.Unusable("picture.problem.nocode")),
                List.of(invitation, model.comparison().get()));
        assertEquals(List.of(), changes());
    }

    @Test
    void cancelledPictureVerifiesNothingWhenItIsReadAfterAll() {
        SafetyNumberViewModel model = model(Optional.of(NUMBER));
        model.compare(_ -> NUMBER.forQr());

        model.cancel();
        background.remove().run();

        assertEquals(new Comparison.None(), model.comparison().get());
        assertEquals(List.of(), changes());
    }

    @Test
    void whoHasComparedSaysSo() {
        model(Optional.of(NUMBER)).same();

        assertEquals(List.of(VERIFIED), changes());
    }

    @Test
    void nothingCanBeVerifiedWithoutANumber() {
        SafetyNumberViewModel model = model(Optional.empty());

        model.same();
        model.compare(NUMBER.digits());

        assertEquals(List.of(), changes());
    }

    @Test
    void verificationIsTakenBackAfterAQuestionThatLeadsBackToTheNumber() {
        SafetyNumberViewModel model = model(Optional.of(NUMBER));
        session.tell(
                new ChatEvent.ContactChanged(ANA.with(ANA.assurance().with(new Trust.Verified(RecordedSession.NOON)))));

        model.takeBack();
        List<String> before = changes();
        Route.Question asked = (Route.Question) navigator.dialog().get();
        asked.question().choices().getFirst().action().run();

        assertEquals(List.of(), before);
        assertEquals(List.of("setVerified(" + ANA.id() + ", false)"), changes());
        assertEquals(new Route.SafetyNumber(ANA.id()), navigator.dialog().get());
    }

    @Test
    void closedScreenHearsNothingMore() {
        SafetyNumberViewModel model = model(Optional.of(NUMBER));
        model.compare(_ -> NUMBER.forQr());

        model.close();
        background.remove().run();

        assertEquals(0, session.followers());
        assertEquals(List.of(), changes());
    }

    static SafetyNumber number(long seed) {
        Random random = new Random(seed);
        return SafetyNumber.of(
                new VerifyKey(Bytes.random(VerifyKey.SIZE, random)),
                new VerifyKey(Bytes.random(VerifyKey.SIZE, random)));
    }

    private SafetyNumberViewModel model(Optional<SafetyNumber> number) {
        session.answer("safetyNumber", CompletableFuture.completedFuture(number));
        return new SafetyNumberViewModel(
                session.session(), Runnable::run, background::add, navigator, new Texts(), ANA.id());
    }

    private List<String> changes() {
        return session.calls().stream()
                .filter(call -> call.startsWith("setVerified"))
                .toList();
    }
}
