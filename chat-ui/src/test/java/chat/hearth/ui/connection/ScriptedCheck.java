package chat.hearth.ui.connection;

import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.NetworkCheck;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.ShownCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A check whose findings the test decides.
final class ScriptedCheck implements NetworkCheck {
    final List<NetworkChoice.Broker> asked = new ArrayList<>();
    int cancelled;
    private Optional<Consumer<Finding>> listener = Optional.empty();

    @Override
    public Running check(NetworkChoice.Broker broker, Consumer<Finding> findings) {
        asked.add(broker);
        listener = Optional.of(findings);
        return () -> cancelled++;
    }

    void pass(Step... steps) {
        for (Step step : steps) {
            listener.orElseThrow().accept(new Finding.Passed(step));
        }
    }

    /// As an unknown certificate fails.
    void show(ShownCertificate certificate) {
        listener.orElseThrow()
                .accept(new Finding.Failed(
                        Step.TLS, Link.Why.CERTIFICATE_NOT_TRUSTED, "scripted", Optional.of(certificate)));
    }

    void fail(Step step, Link.Why why) {
        listener.orElseThrow().accept(new Finding.Failed(step, why, "scripted"));
    }
}
