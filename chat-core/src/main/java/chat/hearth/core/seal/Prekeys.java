package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.SignedBundle;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The prekeys of this device, private halves and all, newest first. A new one is issued every week; an old one is
/// kept until 21 days after its bundle expired, because a message that began a session with it may have lain at the
/// broker for 20 days, and is then gone for good.
///
/// There are no one-time prekeys, since no server could hand them out: the first messages of a session stay readable
/// for who gets hold of the prekey until it is erased.
public final class Prekeys {
    public static final Duration ROTATION = Duration.ofDays(7);
    /// Behind the end of a bundle.
    public static final Duration GRACE = Duration.ofDays(21);
    /// A bundle from further ahead was made under a wrong clock.
    private static final Duration SKEW = Duration.ofDays(1);
    /// More than are ever kept in 35 days.
    private static final int MOST = 16;
    private static final int VERSION = 1;
    private static final int MAX_SIZE = MOST * 4 * 1024;

    private final List<Prekey> keys;

    private Prekeys(List<Prekey> keys) {
        this.keys = List.copyOf(keys);
    }

    /// For a new device.
    ///
    /// @param strongest the suite that the device's card lists as its best; nothing weaker is taken with these
    ///     prekeys
    public static Prekeys issue(Account self, Suite strongest, Instant now, SecureRandom random) {
        return new Prekeys(List.of(Prekey.issue(self, strongest, now.toEpochMilli(), now, random)));
    }

    /// What is to be published.
    public SignedBundle current() {
        return keys.getFirst().bundle();
    }

    /// These if nothing is due, else others: to be stored before their bundle is published.
    public Prekeys at(Account self, Suite strongest, Instant now, SecureRandom random) {
        List<Prekey> kept = new ArrayList<>(keys.stream()
                .filter(key -> now.isBefore(key.until()))
                .limit(MOST - 1)
                .toList());
        if (isRotationDue(now)) {
            long id = Math.max(keys.getFirst().id() + 1, now.toEpochMilli());
            kept.addFirst(Prekey.issue(self, strongest, id, now, random));
        }
        return kept.equals(keys) ? this : new Prekeys(kept);
    }

    private boolean isRotationDue(Instant now) {
        Instant issued = current().bundle().issued();
        return !now.isBefore(issued.plus(ROTATION)) || issued.isAfter(now.plus(SKEW));
    }

    Optional<Prekey> find(long id, Instant now) {
        return keys.stream()
                .filter(key -> key.id() == id && now.isBefore(key.until()))
                .findFirst();
    }

    /// For the store. About 1.5 KiB a prekey, five or six of them.
    public Bytes encode() {
        StateWriter out = new StateWriter().number8(VERSION).number8(keys.size());
        keys.forEach(key -> key.write(out));
        return out.done();
    }

    /// Throws `ProtocolException` for anything but what [#encode()] gave for this device.
    public static Prekeys decode(Bytes bytes, Account self) {
        StateReader in = new StateReader(bytes, MAX_SIZE);
        in.version(VERSION);
        int count = in.number8();
        StateReader.require(count >= 1 && count <= MOST, "no prekeys, or too many");
        List<Prekey> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(Prekey.read(in, self));
        }
        in.end();
        return new Prekeys(keys);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Prekeys that && keys.equals(that.keys);
    }

    @Override
    public int hashCode() {
        return keys.hashCode();
    }

    @Override
    public String toString() {
        return "Prekeys " + keys;
    }
}
