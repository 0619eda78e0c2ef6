package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;

/// A symmetric-key ratchet (Double Ratchet §2.2, `KDF_CK` of §7.2): each step gives a key for one message and the
/// next chain, from which no earlier key can be had.
///
/// @param next number of the message that the next step is for
record Chain(Bytes key, long next) {
    private static final byte MESSAGE = 1;
    private static final byte CHAIN = 2;

    static Chain begin(Bytes key) {
        return new Chain(key, 0);
    }

    /// @param messageKey of the message with the number `chain.next() - 1`
    record Step(Bytes messageKey, Chain chain) {}

    Step step() {
        Hmac hmac = Hmac.of(key);
        return new Step(hmac.of(MESSAGE), new Chain(hmac.of(CHAIN), next + 1));
    }

    /// @param messageKeys of the messages before `chain.next()`, in order
    record Steps(List<Bytes> messageKeys, Chain chain) {}

    /// As many steps as it takes until `chain.next()` is `number`; none if it is that or beyond.
    Steps stepsTo(long number) {
        List<Bytes> keys = new ArrayList<>();
        Chain chain = this;
        while (chain.next < number) {
            Step step = chain.step();
            keys.add(step.messageKey());
            chain = step.chain();
        }
        return new Steps(keys, chain);
    }

    @Override
    public String toString() {
        return "Chain at " + next;
    }
}
