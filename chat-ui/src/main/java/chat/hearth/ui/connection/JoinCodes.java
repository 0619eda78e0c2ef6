package chat.hearth.ui.connection;

import jakarta.inject.Inject;
import java.security.SecureRandom;

/// Makes the passwords of hosted networks: 8 characters, 39 bits, easy to read out and to type.
public final class JoinCodes {
    /// Without `i`, `l`, `o`, `0` and `1`, which look alike.
    static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 8;

    private final SecureRandom random;

    @Inject
    public JoinCodes(SecureRandom random) {
        this.random = random;
    }

    public String next() {
        return random.ints(LENGTH, 0, ALPHABET.length())
                .collect(StringBuilder::new, (code, i) -> code.append(ALPHABET.charAt(i)), StringBuilder::append)
                .toString();
    }
}
