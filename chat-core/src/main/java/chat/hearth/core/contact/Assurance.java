package chat.hearth.core.contact;

import chat.hearth.core.bytes.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What protects the exchange with a contact.
///
/// @param suite the highest that a card of theirs has listed; below it nothing is sent or taken any more
/// @param presenceKeys what opens their sealed presence, 32 bytes each: the newest first, and the one before
public record Assurance(Trust trust, int suite, List<Bytes> presenceKeys) {
    public static final Assurance NONE = new Assurance(Trust.UNKNOWN, 0, List.of());

    /// The one before the newest opens what was published before the newest came.
    private static final int KEPT_KEYS = 2;

    public Assurance {
        presenceKeys = List.copyOf(presenceKeys);
    }

    /// Whether what one writes to them is encrypted end to end.
    public boolean isSealed() {
        return suite > 0;
    }

    /// When the safety number was compared; empty if it was not.
    public Optional<Instant> verified() {
        return trust instanceof Trust.Verified(var at) ? Optional.of(at) : Optional.empty();
    }

    public Assurance with(Trust changed) {
        return new Assurance(changed, suite, presenceKeys);
    }

    /// An invitation was handed over: by either side, it introduces both.
    public Assurance introduced() {
        return trust instanceof Trust.Unknown ? with(Trust.INTRODUCED) : this;
    }

    /// Never goes down: a card that lists less than one before is an attack, or a mistake.
    public Assurance withSuite(int listed) {
        return listed > suite ? new Assurance(trust, listed, presenceKeys) : this;
    }

    public Assurance withPresenceKey(Bytes key) {
        if (presenceKeys.stream().findFirst().filter(key::equals).isPresent()) {
            return this;
        }
        List<Bytes> keys = Stream.concat(Stream.of(key), presenceKeys.stream().filter(old -> !old.equals(key)))
                .limit(KEPT_KEYS)
                .toList();
        return new Assurance(trust, suite, keys);
    }
}
