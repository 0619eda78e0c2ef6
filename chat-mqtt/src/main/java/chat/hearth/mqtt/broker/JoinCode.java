package chat.hearth.mqtt.broker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// The password that all guests share.
final class JoinCode {
    private final byte[] code;

    JoinCode(String code) {
        if (code.isEmpty()) {
            throw new IllegalArgumentException("an empty join code keeps nobody out");
        }
        this.code = code.getBytes(StandardCharsets.UTF_8);
    }

    /// Takes as long for a guess that is nearly right as for any other.
    boolean matches(byte[] guess) {
        return MessageDigest.isEqual(code, guess);
    }
}
