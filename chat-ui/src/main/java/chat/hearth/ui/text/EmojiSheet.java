package chat.hearth.ui.text;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// All emoji pictures, still compressed. Immutable, so any thread may use it.
///
/// The file, big-endian: magic; u16 side of a picture in pixels; 256 palette entries as ARGB;
/// u16 count; u32 length and that many bytes of UTF-8, the sequences, one a line; per sequence
/// u16 length of its picture; then the pictures, each deflated on its own: a palette index per
/// pixel, row by row.
final class EmojiSheet {
    static final int MAGIC = 0x48454D31;
    static final int COLOURS = 256;
    private static final int LARGEST_SIDE = 256;
    private static final int LARGEST_INDEX = 1 << 20;

    private record Place(int offset, int length) {}

    private final int side;
    private final PixelFormat<ByteBuffer> format;
    private final List<String> sequences;
    private final Map<String, Place> places;
    private final byte[] pictures;

    private EmojiSheet(int side, int[] palette, List<String> sequences, List<Place> places, byte[] pictures) {
        this.side = side;
        this.format = PixelFormat.createByteIndexedInstance(palette);
        this.sequences = sequences;
        this.places = HashMap.newHashMap(sequences.size());
        this.pictures = pictures;
        for (int i = 0; i < places.size(); i++) {
            this.places.put(key(sequences.get(i)), places.get(i));
        }
    }

    static EmojiSheet empty() {
        return new EmojiSheet(1, new int[COLOURS], List.of(), List.of(), new byte[0]);
    }

    static EmojiSheet read(InputStream stream) throws IOException {
        var in = new DataInputStream(stream);
        if (in.readInt() != MAGIC) {
            throw new IOException("not an emoji sheet");
        }
        int side = limited(in.readUnsignedShort(), LARGEST_SIDE);
        var palette = new int[COLOURS];
        for (int i = 0; i < COLOURS; i++) {
            palette[i] = in.readInt();
        }
        int count = in.readUnsignedShort();
        byte[] text = in.readNBytes(limited(in.readInt(), LARGEST_INDEX));
        List<String> sequences =
                new String(text, StandardCharsets.UTF_8).lines().toList();
        if (sequences.size() != count) {
            throw new IOException("emoji sheet with " + sequences.size() + " sequences instead of " + count);
        }
        return new EmojiSheet(side, palette, sequences, readPlaces(in, count), in.readAllBytes());
    }

    private static int limited(int size, int limit) throws IOException {
        if (size < 1 || size > limit) {
            throw new IOException("emoji sheet with a size of " + size);
        }
        return size;
    }

    private static List<Place> readPlaces(DataInputStream in, int count) throws IOException {
        var places = new Place[count];
        int offset = 0;
        for (int i = 0; i < count; i++) {
            places[i] = new Place(offset, in.readUnsignedShort());
            offset += places[i].length();
        }
        return List.of(places);
    }

    /// Every sequence as Unicode recommends it, with its variation selectors.
    List<String> sequences() {
        return sequences;
    }

    /// Empty for an unknown sequence, and for one whose picture is damaged.
    Optional<Image> draw(String sequence) {
        var place = places.get(key(sequence));
        if (place == null || place.offset() + place.length() > pictures.length) {
            return Optional.empty();
        }
        var inflater = new Inflater(true);
        try {
            inflater.setInput(pictures, place.offset(), place.length());
            var pixels = new byte[side * side];
            return inflater.inflate(pixels) == pixels.length ? Optional.of(image(pixels)) : Optional.empty();
        } catch (DataFormatException damaged) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    private Image image(byte[] pixels) {
        var image = new WritableImage(side, side);
        image.getPixelWriter().setPixels(0, 0, side, side, format, pixels, 0, side);
        return image;
    }

    /// People leave variation selectors out, and keyboards differ in them.
    static String key(String sequence) {
        return sequence.indexOf(EmojiCluster.PICTURE_STYLE) < 0
                ? sequence
                : sequence.replace(Character.toString(EmojiCluster.PICTURE_STYLE), "");
    }
}
