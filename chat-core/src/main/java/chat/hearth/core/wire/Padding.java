package chat.hearth.core.wire;

import chat.hearth.core.bytes.Bytes;

/// Hides the exact length of what is sent: a byte 0x80 and then zeros, up to a multiple of 128 as far as 1 KiB,
/// above it to a Padmé length, which is at most 12 % more (Nikitin et al., *Reducing Metadata Leakage from
/// Encrypted Files*, §4).
final class Padding {
    private static final int STEP = 128;
    private static final int STEPS_UP_TO = 1024;
    private static final byte MARK = (byte) 0x80;

    private Padding() {}

    static Bytes pad(Bytes bytes) {
        return padTo(bytes, size(bytes.size()));
    }

    /// To a multiple of `step`.
    static Bytes pad(Bytes bytes, int step) {
        return padTo(bytes, roundUp(bytes.size() + 1, step));
    }

    private static Bytes padTo(Bytes bytes, int size) {
        byte[] padded = new byte[size];
        System.arraycopy(bytes.toArray(), 0, padded, 0, bytes.size());
        padded[bytes.size()] = MARK;
        return Bytes.copyOf(padded);
    }

    static Bytes unpad(Bytes padded) {
        byte[] array = padded.toArray();
        int mark = array.length - 1;
        while (mark >= 0 && array[mark] == 0) {
            mark--;
        }
        if (mark < 0 || array[mark] != MARK) {
            throw new ProtocolException("no padding");
        }
        return padded.slice(0, mark);
    }

    /// What `length` bytes are padded to.
    static int size(int length) {
        int atLeast = length + 1;
        return atLeast <= STEPS_UP_TO ? roundUp(atLeast, STEP) : padme(atLeast);
    }

    /// Rounds up so that only as many leading bits stay free as the exponent of the length has.
    private static int padme(int length) {
        int exponent = 31 - Integer.numberOfLeadingZeros(length);
        int free = 32 - Integer.numberOfLeadingZeros(exponent);
        return roundUp(length, 1 << (exponent - free));
    }

    private static int roundUp(int length, int step) {
        return (length + step - 1) / step * step;
    }
}
