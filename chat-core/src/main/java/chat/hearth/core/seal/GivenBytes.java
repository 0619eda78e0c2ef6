package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import java.security.SecureRandom;

/// Hands out given bytes, once, to an algorithm that asks for random ones.
final class GivenBytes extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final transient byte[] given;
    private transient int at;

    GivenBytes(Bytes given) {
        this.given = given.toArray();
    }

    @Override
    public void nextBytes(byte[] target) {
        if (target.length > given.length - at) {
            throw new IllegalStateException("more random bytes asked for than the algorithm needs");
        }
        System.arraycopy(given, at, target, 0, target.length);
        at += target.length;
    }
}
