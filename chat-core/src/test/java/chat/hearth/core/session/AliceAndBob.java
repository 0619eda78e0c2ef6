package chat.hearth.core.session;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.time.ManualCore;
import chat.hearth.core.transport.Place;
import chat.hearth.core.transport.memory.InMemoryNetwork;
import java.security.SecureRandom;
import java.time.Duration;

/// Two people, or more, with whole sessions on one network in memory and one clock turned by hand.
public final class AliceAndBob {
    public final ManualCore core = new ManualCore();
    public final InMemoryNetwork network;
    public final Person alice;
    public final Person bob;
    private final SecureRandom chance;

    /// Both online, and strangers.
    public AliceAndBob() {
        this(Place.Rules.OPEN, Duration.ZERO);
    }

    public AliceAndBob(Place.Rules rules, Duration latency) {
        this(rules, latency, new SecureRandom());
    }

    /// @param chance whatever is drawn by anybody
    public AliceAndBob(Place.Rules rules, Duration latency, SecureRandom chance) {
        this.chance = chance;
        network = new InMemoryNetwork(core, rules, latency);
        alice = another("Alice");
        bob = another("Bob");
    }

    /// Both online, and contacts.
    public static AliceAndBob befriended() {
        AliceAndBob both = new AliceAndBob();
        both.befriend(both.alice, both.bob);
        return both;
    }

    /// One more, online.
    public Person another(String name) {
        Person person = new Person(core, network, name, chance);
        person.goOnline();
        return person;
    }

    public void befriend(Person host, Person guest) {
        guest.add(host.invitation());
        pass(Duration.ofSeconds(3));
    }

    /// Asks the host with an invitation whose token they never gave away.
    public void comesAsStranger(Person stranger, Person host) {
        Invitation real = host.invitation();
        Bytes guessed = Bytes.copyOf(new byte[16]);
        stranger.add(new Invitation(
                real.identity(),
                real.address(),
                real.device(),
                guessed,
                real.network(),
                real.name(),
                real.expires(),
                real.certificate(),
                real.joinCode()));
    }

    public void pass(Duration span) {
        core.advance(span);
    }

    /// Long enough for everything that is under way to arrive and to be acknowledged.
    public void settle() {
        pass(Duration.ofSeconds(1));
    }

    /// The broker is killed and comes back without memory.
    public void brokerLosesEverything() {
        network.forget();
        core.runReady();
    }
}
