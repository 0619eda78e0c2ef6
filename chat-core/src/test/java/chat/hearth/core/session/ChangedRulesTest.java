package chat.hearth.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.time.FailOnBackgroundError;
import chat.hearth.core.transport.Place;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two who met in a network without rules, which gets some later, or the other way round.
@ExtendWith(FailOnBackgroundError.class)
class ChangedRulesTest {
    @Test
    void contactsOfANetworkWithoutRulesGoOnUnderRules() {
        goesOn(Place.Rules.OPEN, Place.Rules.BY_SENDER);
    }

    @Test
    void contactsOfANetworkWithRulesGoOnWithoutThem() {
        goesOn(Place.Rules.BY_SENDER, Place.Rules.OPEN);
    }

    @Test
    void whoeverWasBlockedBeforeStaysBlocked() {
        AliceAndBob both = AliceAndBob.befriended();
        both.alice.session().block(both.bob.id());
        both.settle();
        becomes(both, Place.Rules.BY_SENDER);

        both.bob.write(both.alice, "let me in");
        both.settle();

        assertEquals(List.of(), both.alice.texts(both.bob));
    }

    private static void goesOn(Place.Rules before, Place.Rules after) {
        AliceAndBob both = new AliceAndBob(before, Duration.ZERO);
        both.befriend(both.alice, both.bob);
        both.alice.quit();
        both.bob.write(both.alice, "before");
        both.settle();
        both.alice.launch();
        becomes(both, after);

        both.alice.write(both.bob, "question");
        both.settle();
        both.bob.write(both.alice, "answer");
        both.settle();

        List<String> all = List.of("before", "question", "answer");
        assertEquals(all, both.alice.texts(both.bob));
        assertEquals(all, both.bob.texts(both.alice));
        assertInstanceOf(Delivery.Delivered.class, both.bob.delivery(both.alice, "answer"));
        assertInstanceOf(Presence.Online.class, both.alice.presence(both.bob));
    }

    private static void becomes(AliceAndBob both, Place.Rules rules) {
        both.alice.quit();
        both.bob.quit();
        both.network.rulesAre(rules);
        both.alice.start();
        both.bob.start();
        both.settle();
    }
}
