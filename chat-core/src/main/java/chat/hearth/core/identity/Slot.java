package chat.hearth.core.identity;

import chat.hearth.core.bytes.Alphabet;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The last level of a mailbox, chosen by the receiver for one sender: 1 to 64 of `A-Za-z0-9_-`. On a broker without
/// rules it is 22 random base62 characters, which a stranger cannot guess; on one with rules it is the sender's
/// address.
public record Slot(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public Slot {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a slot");
        }
    }

    public static Slot random(RandomGenerator random) {
        return new Slot(Alphabet.randomBase62(22, random));
    }

    public static Slot of(Address sender) {
        return new Slot(sender.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
