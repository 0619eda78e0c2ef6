package chat.hearth.ui.connection;

import jakarta.inject.Inject;
import java.security.SecureRandom;

/// Makes the join codes of hosted networks: 16 characters, 79 bits, which nobody can guess from a login they saw. They
/// travel in invitations.
public final class JoinCodes {
    /// Without `i`, `l`, `o`, `0` and `1`, which look alike: somebody may have to read an invitation out.
    static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 16;

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
