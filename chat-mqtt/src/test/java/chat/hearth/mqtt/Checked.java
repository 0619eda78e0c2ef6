package chat.hearth.mqtt;

import chat.hearth.core.time.DaemonCoreThread;
import chat.hearth.core.transport.NetworkCheck.Finding;
import chat.hearth.core.transport.NetworkCheck.Step;
import chat.hearth.core.transport.NetworkChoice;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Runs a check to its end.
final class Checked {
    private Checked() {}

    static List<Finding> at(NetworkChoice.Broker broker) {
        List<Finding> findings = new CopyOnWriteArrayList<>();
        try (DaemonCoreThread core = new DaemonCoreThread("core-of-a-check", Clock.systemUTC())) {
            new MqttNetworkCheck(core, MqttSettings.standard()).check(broker, findings::add);
            Await.within(Duration.ofSeconds(30), () -> "an end after " + findings, () -> isOver(findings));
        }
        return findings;
    }

    private static boolean isOver(List<Finding> findings) {
        return !findings.isEmpty()
                && (findings.getLast() instanceof Finding.Failed
                        || findings.getLast().step() == Step.RETAINED);
    }
}
