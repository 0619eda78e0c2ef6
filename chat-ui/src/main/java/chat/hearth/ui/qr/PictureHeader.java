package chat.hearth.ui.qr;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// What the first bytes of a PNG or JPEG file say about its size, so that one can refuse it before it is decoded.
///
/// @param width in pixels, more than 0
/// @param height in pixels, more than 0
record PictureHeader(long width, long height) {
    private static final long PNG = 0x89504E470D0A1A0AL;
    private static final int PNG_FIRST_CHUNK = 0x49484452; // IHDR
    private static final int JPEG = 0xFFD8;
    /// Markers looked at before a JPEG file is given up.
    private static final int MAX_MARKERS = 1000;

    PictureHeader {
        if (width <= 0 || height <= 0) {
            throw new UnreadablePicture(UnreadablePicture.Why.NO_PICTURE);
        }
    }

    long pixels() {
        return Math.multiplyExact(width, height);
    }

    /// Throws [UnreadablePicture] for what is neither PNG nor JPEG. The stream is left somewhere in the file.
    static PictureHeader read(InputStream in) throws IOException {
        try {
            DataInputStream data = new DataInputStream(in);
            int start = data.readUnsignedShort();
            return start == JPEG ? jpeg(data) : png(start, data);
        } catch (EOFException e) {
            throw new UnreadablePicture(UnreadablePicture.Why.NO_PICTURE, e);
        }
    }

    /// PNG specification, sections 5.2 and 11.2.2.
    private static PictureHeader png(int start, DataInputStream data) throws IOException {
        long signature = (long) start << 48 | (long) data.readUnsignedShort() << 32 | data.readInt() & 0xFFFFFFFFL;
        data.readInt();
        if (signature != PNG || data.readInt() != PNG_FIRST_CHUNK) {
            throw new UnreadablePicture(UnreadablePicture.Why.NO_PICTURE);
        }
        return new PictureHeader(data.readInt(), data.readInt());
    }

    /// ITU T.81, annex B: segments up to the first start of a frame.
    private static PictureHeader jpeg(DataInputStream data) throws IOException {
        for (int i = 0; i < MAX_MARKERS; i++) {
            int marker = marker(data);
            int length = data.readUnsignedShort();
            if (isFrame(marker)) {
                data.readUnsignedByte();
                int height = data.readUnsignedShort();
                return new PictureHeader(data.readUnsignedShort(), height);
            }
            data.skipNBytes(Math.max(0, length - 2));
        }
        throw new UnreadablePicture(UnreadablePicture.Why.NO_PICTURE);
    }

    private static int marker(DataInputStream data) throws IOException {
        if (data.readUnsignedByte() != 0xFF) {
            throw new UnreadablePicture(UnreadablePicture.Why.NO_PICTURE);
        }
        int marker = 0xFF;
        while (marker == 0xFF) {
            marker = data.readUnsignedByte();
        }
        return marker;
    }

    /// C0 to CF but for the tables among them.
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
