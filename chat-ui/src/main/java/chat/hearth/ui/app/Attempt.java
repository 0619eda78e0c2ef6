package chat.hearth.ui.app;

import chat.hearth.core.identity.Invitation;
import chat.hearth.core.session.Session;
import chat.hearth.core.transport.Hosting;
import chat.hearth.core.transport.Link;
import chat.hearth.ui.connection.Connection;
import chat.hearth.ui.view.Causes;
import chat.hearth.ui.welcome.NetworkUnavailable;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javafx.beans.value.ChangeListener;
import org.jspecify.annotations.Nullable;

/// The first connection of a new account: waits until it stands, and until the maker of the invitation is asked if
/// there is one. Lives on the FX thread.
final class Attempt {
    private final Session session;
    private final Connection connection;
    private final Executor ui;
    private final Optional<Invitation> invitation;
    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    private final ChangeListener<Link> linkChanged = (_, _, now) -> linkIs(now);
    private final ChangeListener<Hosting.State> brokerChanged = (_, _, now) -> brokerIs(now);

    Attempt(Session session, Connection connection, Executor ui, Optional<Invitation> invitation) {
        this.session = session;
        this.connection = connection;
        this.ui = ui;
        this.invitation = invitation;
    }

    CompletionStage<@Nullable Void> begin() {
        connection.link().addListener(linkChanged);
        connection.hosting().addListener(brokerChanged);
        done.whenComplete((_, _) -> {
            connection.link().removeListener(linkChanged);
            connection.hosting().removeListener(brokerChanged);
        });
        connection.begin();
        return done;
    }

    void cancel() {
        done.completeExceptionally(new CancellationException());
    }

    private void linkIs(Link link) {
        switch (link) {
            case Link.Up _ -> ask();
            case Link.Refused(var why, var detail) -> fail(new NetworkUnavailable.Reason.NotReached(why), detail);
            case Link.Down(var why, var detail, var _, var _, var _) ->
                fail(new NetworkUnavailable.Reason.NotReached(why), detail);
            case Link.Connecting _, Link.Closed _ -> {}
        }
    }

    private void brokerIs(Hosting.State state) {
        if (state instanceof Hosting.State.Failed(var why, var detail)) {
            fail(new NetworkUnavailable.Reason.NotHosted(why), detail);
        }
    }

    private void ask() {
        invitation
                .map(each -> session.add(each, ""))
                .orElseGet(() -> CompletableFuture.completedFuture(null))
                .whenCompleteAsync(
                        (_, failure) -> {
                            if (failure == null) {
                                done.complete(null);
                            } else {
                                done.completeExceptionally(Causes.of(failure));
                            }
                        },
                        ui);
    }

    private void fail(NetworkUnavailable.Reason reason, String detail) {
        done.completeExceptionally(new NetworkUnavailable(reason, detail));
    }
}
