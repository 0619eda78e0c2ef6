package chat.hearth.core.session;

import chat.hearth.core.transport.Inbox;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.transport.Publication;
import chat.hearth.core.transport.Transport;
import chat.hearth.core.transport.Watch;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A network that cannot be reached.
final class SilentTransport implements Transport {
    private final Inbox inbox;

    SilentTransport(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void open() {
        inbox.linkChanged(new Link.Connecting(1));
    }

    @Override
    public void watch(Watch watch) {}

    @Override
    public void unwatch(Watch watch) {}

    @Override
    public CompletionStage<Outcome> publish(Publication publication) {
        return CompletableFuture.completedFuture(Outcome.LINK_LOST);
    }

    @Override
    public void retryNow() {}

    @Override
    public CompletionStage<Void> close(Publication farewell) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> leave(Publication farewell) {
        return close(farewell);
    }
}
