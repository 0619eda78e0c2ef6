package chat.hearth.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Address;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.transport.Hosting;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.NetworkCheck.Finding;
import chat.hearth.core.transport.NetworkCheck.Step;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Place;
import chat.hearth.ui.view.Language;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T14:05:00Z");
    private static final NetworkChoice.Broker LAB =
            new NetworkChoice.Broker(URI.create("mqtts://broker.lab.example:8883"), Optional.empty(), Optional.empty());
    private static final NetworkChoice.Hosted HOSTED =
            new NetworkChoice.Hosted(1883, NetworkChoice.Reach.THIS_COMPUTER, "code");

    private final Texts texts = new Texts();
    private final LinkWords words = new LinkWords(texts, new Times(texts, () -> NOW, () -> ZoneOffset.UTC));

    @ParameterizedTest
    @EnumSource(Language.class)
    void everythingThatCanBeInTheWayHasItsOwnWords(Language language) {
        texts.language().set(language);

        List<String> all = everything();

        assertEquals(List.of(), all.stream().filter(String::isBlank).toList());
        assertEquals(new HashSet<>(all).size(), all.size());
        assertEquals(List.of(), all.stream().filter(said -> said.contains("{")).toList());
    }

    @Test
    void aLostLinkSaysSinceWhenWhyAndWhatComesNext() {
        Link down = down(Link.Why.CONNECTION_REFUSED, NOW.plusMillis(7200));

        assertEquals(
                "No connection to broker.lab.example since 14:02: the broker refused the connection. "
                        + "What you write is kept and sent later. Next try in 8 s.",
                words.sentence(down, LAB));
        assertEquals("offline, next try in 8 s · the broker refused the connection", words.brief(down));
    }

    @Test
    void anAttemptThatIsDueIsNotCountedBelowZero() {
        Link down = down(Link.Why.TIMED_OUT, NOW.minusSeconds(3));

        assertEquals("offline · no answer", words.brief(down));
    }

    @Test
    void aMissingCertificateOfOnesOwnSaysWhatIsWantedAndWhereToGiveIt() {
        Link refused = new Link.Refused(Link.Why.CLIENT_CERTIFICATE, "certificate_required");

        assertEquals(
                "broker.lab.example wants a certificate from you, or does not take yours. Hearth stopped trying. Choose"
                        + " the file with your certificate in the form for the broker and check its passphrase; whoever"
                        + " runs the broker can tell you which one it takes.",
                words.sentence(refused, LAB));
    }

    @Test
    void aRefusalSaysThatHearthStoppedAndWhatToDo() {
        Link refused = new Link.Refused(Link.Why.WRONG_PASSWORD, "0x86");

        assertEquals(
                "broker.lab.example says that the user name or password is wrong. Hearth stopped trying. Enter them"
                        + " again.",
                words.sentence(refused, LAB));
    }

    @Test
    void aSecondAttemptStillSaysWhyTheFirstFailed() {
        assertEquals(
                List.of("connecting", "connecting, try 3 · the broker refused the connection"),
                List.of(
                        words.brief(new Link.Connecting(1)),
                        words.brief(new Link.Connecting(3), Link.Why.CONNECTION_REFUSED)));
    }

    @Test
    void portsAreNotGroupedAndPeopleAreCounted() {
        assertEquals(
                List.of(
                        "Running on port 49152; nobody else is connected.",
                        "Running on port 49152; one other person is connected.",
                        "Running on port 49152; 3 others are connected."),
                List.of(words.hosting(running(0)), words.hosting(running(1)), words.hosting(running(3))));
    }

    @Test
    void aSilentLoginSuggestsAnotherPort() {
        var failed = new Finding.Failed(Step.LOGIN, Link.Why.CLOSED_BY_BROKER, "");

        assertEquals(
                "broker.lab.example took the connection but does not answer as a broker. "
                        + "Check the port; if it is the one for TLS, switch TLS on.",
                words.failure(failed, LAB));
    }

    private List<String> everything() {
        List<String> all = new ArrayList<>();
        for (Link.Why why : Link.Why.values()) {
            all.add(words.brief(why));
            all.add(words.why(why, "broker.lab.example"));
            all.add(words.advice(why));
            all.add(words.sentence(down(why, NOW.plusSeconds(8)), LAB));
            all.add(words.brief(down(why, NOW.plusSeconds(8))));
            all.add(words.sentence(new Link.Refused(why, ""), LAB));
            all.add(words.brief(new Link.Refused(why, "")));
            all.add(words.brief(new Link.Connecting(2), why));
            all.add(words.failure(new Finding.Failed(Step.TCP, why, ""), LAB));
        }
        for (Step step : Step.values()) {
            all.add(words.step(step));
        }
        for (Step step : List.of(Step.SUBSCRIBE, Step.PUBLISH, Step.RETAINED)) {
            all.add(words.failure(new Finding.Failed(step, Link.Why.NOT_AUTHORIZED, ""), LAB));
            all.add(words.failure(new Finding.Failed(step, Link.Why.TIMED_OUT, ""), LAB));
        }
        for (Hosting.Why why : Hosting.Why.values()) {
            all.add(words.hosting(new Hosting.State.Failed(why, "")));
        }
        for (StoreException.Why why : StoreException.Why.values()) {
            all.add(words.store(why));
        }
        all.addAll(states());
        return all;
    }

    private List<String> states() {
        Link up = new Link.Up(new Place(new Address("abc"), Place.Rules.OPEN), true, false, NOW);
        Link secure = new Link.Up(new Place(new Address("abc"), Place.Rules.OPEN), true, true, NOW);
        return List.of(
                words.name(LAB),
                words.name(HOSTED),
                words.sentence(up, LAB),
                words.sentence(new Link.Connecting(1), LAB),
                words.sentence(new Link.Connecting(2), LAB),
                words.sentence(new Link.Closed(), LAB),
                words.brief(up),
                words.brief(secure),
                words.brief(new Link.Connecting(1)),
                words.brief(new Link.Closed()),
                words.hosting(new Hosting.State.Starting()),
                words.hosting(new Hosting.State.Stopped()),
                words.hosting(new Hosting.State.Running(
                        1883, NetworkChoice.Reach.THIS_COMPUTER, List.of(), Bytes.ofHex("5a".repeat(32)), 0)),
                words.hosting(running(0)));
    }

    private static Link down(Link.Why why, Instant next) {
        return new Link.Down(why, "", NOW.minusSeconds(180), 3, next);
    }

    private static Hosting.State running(int people) {
        return new Hosting.State.Running(
                49152, NetworkChoice.Reach.LOCAL_NETWORK, List.of(), Bytes.ofHex("5a".repeat(32)), people);
    }
}
