package chat.hearth.core.identity;

import chat.hearth.core.bytes.Alphabet;
import chat.hearth.core.bytes.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The fingerprint of an identity key, which is the account: base32 of the first 20 bytes of
/// `SHA-256("hearth1 uid" ‖ key)`, 32 characters of `a-z2-7`.
public record PeerId(String value) implements Comparable<PeerId> {
    private static final int LENGTH = 32;

    public PeerId {
        if (!isForm(value)) {
            throw new IllegalArgumentException("not a peer id");
        }
    }

    /// By hand: a page of messages makes a hundred of them.
    private static boolean isForm(String value) {
        for (int i = 0; i < value.length(); i++) {
            char digit = value.charAt(i);
            if ((digit < 'a' || digit > 'z') && (digit < '2' || digit > '7')) {
                return false;
            }
        }
        return value.length() == LENGTH;
    }

    public static PeerId of(VerifyKey identity) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(Bytes.utf8("hearth1 uid").toArray());
            Bytes digest = Bytes.copyOf(sha256.digest(identity.raw().toArray()));
            return new PeerId(Alphabet.base32(digest.slice(0, 20)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// The first 16 characters in groups of four, for people to compare.
    public String shortForm() {
        return String.join(
                " ", value.substring(0, 4), value.substring(4, 8), value.substring(8, 12), value.substring(12, 16));
    }

    @Override
    public int compareTo(PeerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
