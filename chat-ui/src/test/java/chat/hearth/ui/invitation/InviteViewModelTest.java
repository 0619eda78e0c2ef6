package chat.hearth.ui.invitation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.transport.Hosting;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.NetworkChoice.Reach;
import chat.hearth.ui.invitation.InviteViewModel.State;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InviteViewModelTest {
    private static final URI HERE = URI.create("mqtt://127.0.0.1:1883");
    private static final URI LAN = URI.create("mqtt://192.168.1.5:1883");
    private static final URI OTHER_LAN = URI.create("mqtt://10.0.0.5:1883");
    private static final NetworkChoice HOSTED = new NetworkChoice.Hosted(1883, Reach.THIS_COMPUTER, "code");

    @Test
    void invitationWaitsUntilTheNetworkRuns() {
        Dialogs dialogs = new Dialogs(HOSTED);
        InviteViewModel model = dialogs.inviteModel();
        State before = model.state().get();
        Invitation made = answer(dialogs, HERE);

        run(dialogs, Reach.THIS_COMPUTER, HERE);

        assertEquals(
                List.of(new State.Making(), new State.Ready(made)),
                List.of(before, model.state().get()));
        assertEquals(List.of("invite(Optional[" + HERE + "], Optional[code])"), invites(dialogs));
    }

    @Test
    void openingTheNetworkMakesAnInvitationThatOthersReach() {
        Dialogs dialogs = new Dialogs(HOSTED);
        InviteViewModel model = dialogs.inviteModel();
        answer(dialogs, HERE);
        run(dialogs, Reach.THIS_COMPUTER, HERE);
        boolean onlyHere = model.onlyHere().getValue();

        model.letOthersIn();
        dialogs.core.runReady();
        Invitation made = answer(dialogs, LAN);
        run(dialogs, Reach.LOCAL_NETWORK, LAN, OTHER_LAN);

        assertEquals(List.of(true, false), List.of(onlyHere, model.onlyHere().getValue()));
        assertEquals(List.of(Reach.LOCAL_NETWORK), dialogs.reached);
        assertEquals(new State.Ready(made), model.state().get());
        assertEquals(List.of(LAN, OTHER_LAN), model.addresses());
    }

    @Test
    void anotherAddressKeepsTheToken() {
        Dialogs dialogs = new Dialogs(HOSTED);
        InviteViewModel model = dialogs.inviteModel();
        Invitation made = answer(dialogs, LAN);
        run(dialogs, Reach.LOCAL_NETWORK, LAN, OTHER_LAN);

        model.address().set(OTHER_LAN);

        Invitation shown = ((State.Ready) model.state().get()).invitation();
        assertEquals(List.of(made.token(), Optional.of(OTHER_LAN)), List.of(shown.token(), shown.network()));
        assertEquals(1, invites(dialogs).size());
    }

    @Test
    void anotherInvitationIsAskedForEachTime() {
        Dialogs dialogs = new Dialogs(HOSTED);
        InviteViewModel model = dialogs.inviteModel();
        answer(dialogs, HERE);
        run(dialogs, Reach.THIS_COMPUTER, HERE);

        model.another();

        assertEquals(2, invites(dialogs).size());
    }

    @Test
    void failuresAreSaidInWords() {
        Dialogs dialogs = new Dialogs(HOSTED);
        InviteViewModel model = dialogs.inviteModel();
        dialogs.broker.accept(new Hosting.State.Failed(Hosting.Why.NO_FREE_PORT, ""));
        State noBroker = model.state().get();
        dialogs.session.answer(
                "invite", CompletableFuture.failedFuture(new StoreException(StoreException.Why.READ_ONLY, "")));
        run(dialogs, Reach.THIS_COMPUTER, HERE);

        assertEquals(
                List.of(new State.Failed("invite.problem.host"), new State.Failed("invitation.store.readonly")),
                List.of(noBroker, model.state().get()));
    }

    private static Invitation answer(Dialogs dialogs, URI network) {
        Invitation made = Invitations.from("Me", network.toString(), new Random(network.hashCode()));
        dialogs.session.answer("invite", CompletableFuture.completedFuture(made));
        return made;
    }

    private static void run(Dialogs dialogs, Reach reach, URI... addresses) {
        dialogs.broker.accept(
                new Hosting.State.Running(1883, reach, List.of(addresses), Bytes.ofHex("5a".repeat(32)), 0));
    }

    private static List<String> invites(Dialogs dialogs) {
        return dialogs.session.calls().stream()
                .filter(call -> call.startsWith("invite"))
                .toList();
    }
}
