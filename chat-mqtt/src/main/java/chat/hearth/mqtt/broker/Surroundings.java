package chat.hearth.mqtt.broker;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// What a hosted broker finds on this computer.
///
/// @param lan the addresses where the local network reaches it, best first; they change
/// @param pause the time between two looks at addresses and disk
record Surroundings(Supplier<List<InetAddress>> lan, Duration pause, InstantSource clock, Limits limits) {
    static Surroundings usual() {
        return new Surroundings(new LanAddresses(), Duration.ofSeconds(5), InstantSource.system(), Limits.USUAL);
    }
}
