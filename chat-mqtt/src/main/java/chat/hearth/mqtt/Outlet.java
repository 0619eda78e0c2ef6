package chat.hearth.mqtt;

import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Outcome;
import com.hivemq.client.mqtt.mqtt5.Mqtt5RxClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import io.reactivex.disposables.Disposable;
import io.reactivex.processors.UnicastProcessor;
import java.util.IdentityHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes in the order of the calls. The library keeps no order between publications that are handed to it one by
/// one, only within a stream; so all go through one. Core thread.
final class Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(Outlet.class);

    private final CoreThread core;
    private final UnicastProcessor<Mqtt5Publish> stream = UnicastProcessor.create();
    private final IdentityHashMap<Mqtt5Publish, CompletableFuture<Outcome>> unanswered = new IdentityHashMap<>();
    private final Disposable results;

    Outlet(Mqtt5RxClient client, CoreThread core) {
        this.core = core;
        this.results =
                client.publish(stream).subscribe(this::answered, failure -> LOG.debug("No more publishing", failure));
    }

    /// Completes when the broker has answered or the library has refused; never, if the connection ends before.
    CompletionStage<Outcome> publish(Mqtt5Publish publish) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        unanswered.put(publish, answer);
        stream.onNext(publish);
        return answer;
    }

    void end() {
        results.dispose();
    }

    /// On the library's thread.
    private void answered(Mqtt5PublishResult result) {
        core.execute(() -> {
            CompletableFuture<Outcome> answer = unanswered.remove(result.getPublish());
            if (answer != null) {
                answer.complete(Messages.outcome(result));
            }
        });
    }
}
