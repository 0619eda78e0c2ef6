package chat.hearth.mqtt;

import chat.hearth.core.time.DaemonCoreThread;
import chat.hearth.core.transport.NetworkCheck.Finding;
import chat.hearth.core.transport.NetworkCheck.Step;
import chat.hearth.core.transport.NetworkChoice;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/// Runs a check to its end.
final class Checked {
    private Checked() {}

    static List<Finding> at(NetworkChoice.Broker broker) {
        List<Finding> findings = new CopyOnWriteArrayList<>();
        Set<Thread> before = connections();
        try (DaemonCoreThread core = new DaemonCoreThread("core-of-a-check", Clock.systemUTC())) {
            new MqttNetworkCheck(core, MqttSettings.standard()).check(broker, findings::add);
            Await.within(Duration.ofSeconds(30), () -> "an end after " + findings, () -> isOver(findings));
            // It takes away what it made the broker keep, and hangs up: on the core thread, which has to be there.
            Await.within(Duration.ofSeconds(30), "a goodbye", () -> before.containsAll(connections()));
        }
        return findings;
    }

    private static Set<Thread> connections() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("hearth-mqtt"))
                .collect(Collectors.toSet());
    }

    private static boolean isOver(List<Finding> findings) {
        return !findings.isEmpty()
                && (findings.getLast() instanceof Finding.Failed
                        || findings.getLast().step() == Step.RETAINED);
    }
}
