package chat.hearth.core.transport.memory;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Inbox;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Network;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.transport.Place;
import chat.hearth.core.transport.Publication;
import chat.hearth.core.transport.Transport;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// A network whose broker is an object. It behaves as real brokers do, also where that hurts: a queue of 1,000 for
/// those who are away and not one more, QoS 0 for what is kept, wills after their delay, takeover. A test can disturb
/// it in every way that real networks are disturbed. Everything happens later than it was asked for, on the thread and
/// by the clock that it is given; the methods below are called on that thread.
public final class InMemoryNetwork implements Network {
    private final MemoryBroker broker;
    private final Duration latency;

    /// A broker without rules, next door.
    public InMemoryNetwork(CoreThread core) {
        this(core, Place.Rules.OPEN, Duration.ZERO);
    }

    /// @param latency how long everything takes in each direction
    public InMemoryNetwork(CoreThread core, Place.Rules rules, Duration latency) {
        broker = new MemoryBroker(core, rules);
        this.latency = latency;
    }

    @Override
    public Transport join(Account account, Inbox inbox) {
        return new MemoryTransport(broker, broker.core(), latency, account, inbox);
    }

    /// The same network for those whose core thread is another one.
    public Network seenFrom(CoreThread core) {
        return (account, inbox) -> new MemoryTransport(broker, core, latency, account, inbox);
    }

    /// For those who join from now on.
    public void rulesAre(Place.Rules changed) {
        broker.rulesAre(changed);
    }

    /// Nobody can connect, and everybody is thrown off. What the broker knows, it keeps.
    public void stop() {
        broker.stop();
    }

    public void start() {
        broker.start();
    }

    /// As a broker that was killed and came back: sessions, queues, kept values and wills are lost, and everybody has
    /// to connect anew.
    public void forget() {
        broker.forget();
    }

    /// Breaks the connection of the device once.
    public void interrupt(DeviceId device) {
        broker.interrupt(device);
    }

    /// Pulls the cable of the device until [#heal(DeviceId)].
    public void cut(DeviceId device) {
        broker.cut(device);
    }

    public void heal(DeviceId device) {
        broker.heal(device);
    }

    /// From now on the broker answers as `judge` says, where it says something, and does nothing else with those
    /// publications.
    public void judgeBy(Function<Publication, Optional<Outcome>> judge) {
        broker.judgeBy(judge);
    }

    /// From now on each delivery meets the fate that `fates` says.
    public void deliverBy(Function<Mailbox, Fate> fates) {
        broker.deliverBy(fates);
    }

    /// What the broker keeps there now.
    public Optional<Bytes> kept(Mailbox mailbox) {
        return broker.kept(mailbox);
    }
}
