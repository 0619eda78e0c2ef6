package chat.hearth.core.store;

import chat.hearth.core.bytes.Bytes;
import java.text.Normalizer;

/// What a person types to open a store. Two ways to type the same letters are the same passphrase (NFC, as RFC 8265
/// section 4.2.2 has it); nothing else is changed, blanks neither.
public final class Passphrase {
    /// In letters; fewer are too few for a new one.
    public static final int SHORTEST = 8;

    private final Bytes utf8;

    public Passphrase(String typed) {
        utf8 = Bytes.utf8(Normalizer.normalize(typed, Normalizer.Form.NFC));
    }

    /// Whether what was typed will do for a new passphrase.
    public static boolean isLongEnough(String typed) {
        return typed.codePointCount(0, typed.length()) >= SHORTEST;
    }

    public Bytes utf8() {
        return utf8;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Passphrase passphrase && utf8.equals(passphrase.utf8);
    }

    @Override
    public int hashCode() {
        return utf8.hashCode();
    }

    /// Says nothing of it.
    @Override
    public String toString() {
        return "Passphrase";
    }
}
