package chat.hearth.ui.connection;

import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.NetworkCheck;
import chat.hearth.core.transport.NetworkChoice;
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

    void fail(Step step, Link.Why why) {
        listener.orElseThrow().accept(new Finding.Failed(step, why, "scripted"));
    }
}
