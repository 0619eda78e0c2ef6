package chat.hearth.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.transport.Hosting;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.ui.connection.JoinCodes;
import chat.hearth.ui.settings.NameFault;
import chat.hearth.ui.welcome.WelcomeViewModel.InvitationFault;
import chat.hearth.ui.welcome.WelcomeViewModel.State;
import chat.hearth.ui.welcome.WelcomeViewModel.Way;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WelcomeViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final URI BROKER = URI.create("mqtt://192.168.1.5:18830");

    private final SecureRandom random = new SecureRandom();
    private final Attempts signIn = new Attempts();
    private final WelcomeViewModel model = new WelcomeViewModel(signIn, new JoinCodes(random), () -> NOW);

    @Test
    void hostingNeedsNothingButAName() {
        boolean before = model.complete().get();

        model.name().set("Yuki");

        assertEquals(List.of(false, true), List.of(before, model.complete().get()));
    }

    @Test
    void hostingAsksForAPortOfItsOwnAndARandomJoinCode() {
        model.name().set("Yuki");
        model.reach().set(NetworkChoice.Reach.LOCAL_NETWORK);

        model.start();

        var hosted = (NetworkChoice.Hosted) signIn.asked.getFirst().network();
        assertEquals(List.of(18830, NetworkChoice.Reach.LOCAL_NETWORK), List.of(hosted.port(), hosted.reach()));
        assertTrue(hosted.joinCode().matches("[a-hjkmnp-z2-9]{16}"), "not a join code");
    }

    @Test
    void anInvitationLeadsToItsBrokerWithTheJoinCodeAsPassword() {
        Invitation invitation = invitation(Optional.of(BROKER), NOW.plusSeconds(60));
        model.name().set("Yuki");
        model.way().set(Way.INVITATION);
        model.invitation().set(Optional.of(invitation));

        model.start();

        var broker = new NetworkChoice.Broker(BROKER, Optional.empty(), Optional.of("code"));
        assertEquals(List.of(new Attempts.Asked("Yuki", broker, Optional.of(invitation))), signIn.asked);
    }

    @Test
    void anInvitationForOneComputerOrPastItsTimeIsNotEnough() {
        model.name().set("Yuki");
        model.way().set(Way.INVITATION);
        List<Object> seen = new ArrayList<>();

        for (Invitation given :
                List.of(invitation(Optional.empty(), NOW.plusSeconds(60)), invitation(Optional.of(BROKER), NOW))) {
            model.invitation().set(Optional.of(given));
            seen.add(model.invitationFault().getValue());
            seen.add(model.complete().get());
        }

        assertEquals(List.of(InvitationFault.NO_NETWORK, false, InvitationFault.EXPIRED, false), seen);
    }

    @Test
    void anInvitationIsLeftOutWhenAnotherWayIsChosen() {
        model.name().set("Yuki");
        model.invitation().set(Optional.of(invitation(Optional.of(BROKER), NOW.plusSeconds(60))));
        model.broker().set(Optional.of(new NetworkChoice.Broker(BROKER, Optional.empty(), Optional.empty())));
        model.way().set(Way.BROKER);

        model.start();

        assertEquals(Optional.empty(), signIn.asked.getFirst().invitation());
    }

    @Test
    void nothingIsAskedTwiceAtATime() {
        model.name().set("Yuki");

        model.start();
        model.start();

        assertEquals(1, signIn.asked.size());
    }

    @ParameterizedTest
    @EnumSource
    void aFailureKeepsWhatWasEnteredAndGoesWithTheNextChange(StoreException.Why why) {
        model.name().set("Yuki");
        model.start();

        signIn.stage.completeExceptionally(new CompletionException(new StoreException(why, "test")));
        State failed = model.state().get();
        model.way().set(Way.BROKER);

        assertEquals(
                List.of(new State.Failed(new SignInFailure.Store(why)), "Yuki", new State.Asking()),
                List.of(failed, model.name().get(), model.state().get()));
    }

    @Test
    void aBrokerThatDoesNotStartIsSaidWithItsReason() {
        var reason = new NetworkUnavailable.Reason.NotHosted(Hosting.Why.NO_FREE_PORT);
        model.name().set("Yuki");
        model.start();

        signIn.stage.completeExceptionally(new NetworkUnavailable(reason, "test"));

        assertEquals(
                new State.Failed(new SignInFailure.Network(reason)),
                model.state().get());
    }

    @Test
    void givingUpIsNoFailure() {
        model.name().set("Yuki");
        model.start();

        model.cancel();

        assertEquals(new State.Asking(), model.state().get());
    }

    @Test
    void aNameIsJudgedWhileItIsTyped() {
        List<NameFault> faults = new ArrayList<>();

        for (String typed : List.of("", "Yuki", "\u200b", "x".repeat(51))) {
            model.name().set(typed);
            faults.add(model.nameFault().getValue());
        }

        assertEquals(List.of(NameFault.EMPTY, NameFault.NONE, NameFault.INVISIBLE, NameFault.TOO_LONG), faults);
    }

    private Invitation invitation(Optional<URI> network, Instant expires) {
        Account maker = Account.create(new DisplayName("Mei"), random);
        return new Invitation(
                maker.identity().verifyKey(),
                Address.of(maker.peer()),
                maker.device(),
                Bytes.copyOf(new byte[16]),
                network,
                Optional.of(maker.name()),
                expires,
                Optional.empty(),
                Optional.of("code"));
    }
}
