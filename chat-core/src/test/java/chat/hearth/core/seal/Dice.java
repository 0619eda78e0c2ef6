package chat.hearth.core.seal;

import java.security.SecureRandom;
import java.util.Random;

/// Chance that can be had again: everything that is drawn follows from the seed.
final class Dice extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final Random chance;

    Dice(long seed) {
        chance = new Random(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        chance.nextBytes(bytes);
    }
}
