package chat.hearth.ui.welcome;

import chat.hearth.core.session.InvitationRefused;
import chat.hearth.ui.connection.LinkWords;
import chat.hearth.ui.view.Texts;
import jakarta.inject.Inject;

/// What stands in the way of signing in, in whole sentences.
final class WelcomeWords {
    private final Texts texts;
    private final LinkWords links;

    @Inject
    WelcomeWords(Texts texts, LinkWords links) {
        this.texts = texts;
        this.links = links;
    }

    String of(WelcomeViewModel.State state) {
        return switch (state) {
            case WelcomeViewModel.State.Asking _, WelcomeViewModel.State.Working _ -> "";
            case WelcomeViewModel.State.Failed(var failure) -> of(failure);
        };
    }

    String of(WelcomeViewModel.InvitationFault fault) {
        return switch (fault) {
            case NONE -> "";
            case EXPIRED -> texts.get("welcome.invitation.expired");
            case NO_NETWORK -> texts.get("welcome.invitation.nowhere");
        };
    }

    private String of(SignInFailure failure) {
        return switch (failure) {
            case SignInFailure.Store(var why) -> links.store(why);
            case SignInFailure.Invitation(var why) -> of(why);
            case SignInFailure.Network(NetworkUnavailable.Reason.NotHosted(var why)) -> links.hosting(why);
            case SignInFailure.Network(NetworkUnavailable.Reason.NotReached(var why)) ->
                texts.get(
                        "welcome.failed.network",
                        links.why(why, texts.get("welcome.failed.broker")),
                        links.advice(why));
            case SignInFailure.Unexpected _ -> texts.get("welcome.failed.unexpected");
        };
    }

    private String of(InvitationRefused.Why why) {
        return switch (why) {
            case EXPIRED -> texts.get("welcome.invitation.expired");
            case OWN -> texts.get("welcome.invitation.own");
            case ALREADY_A_CONTACT -> texts.get("welcome.invitation.known");
            case OTHER_NETWORK -> texts.get("welcome.invitation.elsewhere");
            case BLOCKED -> texts.get("welcome.invitation.blocked");
        };
    }
}
