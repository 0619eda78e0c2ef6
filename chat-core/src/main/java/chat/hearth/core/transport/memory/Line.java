package chat.hearth.core.transport.memory;

import chat.hearth.core.time.CoreThread;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// One connection. Each end hears what the other said later than it was said, in order, and nothing more once it is
/// broken.
final class Line {
    private final CoreThread client;
    private final CoreThread broker;
    private final Duration latency;
    private final AtomicBoolean open = new AtomicBoolean(true);

    Line(CoreThread client, CoreThread broker, Duration latency) {
        this.client = client;
        this.broker = broker;
        this.latency = latency;
    }

    void toBroker(Runnable words) {
        carry(broker, () -> {
            if (open.get()) {
                words.run();
            }
        });
    }

    void toClient(Runnable words) {
        carry(client, () -> {
            if (open.get()) {
                words.run();
            }
        });
    }

    /// Nothing that is on its way arrives any more; `lastWord` alone reaches the client.
    void end(Runnable lastWord) {
        if (open.getAndSet(false)) {
            client.execute(lastWord);
        }
    }

    private void carry(CoreThread to, Runnable words) {
        if (latency.isZero()) {
            to.execute(words);
        } else {
            to.after(latency, words);
        }
    }
}
