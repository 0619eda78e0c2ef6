package chat.hearth.ui.snapshot;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// Writes what a scene shows as an opaque PNG (8-bit RGB; PNG specification, sections 5 and 11).
public final class Snapshots {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;

    private Snapshots() {}

    /// Called on the FX thread. It writes the file there too, so it is for demonstrations and
    /// tests; the folder must exist.
    public static void write(Scene scene, Path file) throws IOException {
        write(scene.snapshot(null), file);
    }

    /// May run on any thread.
    public static void write(Image image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeLong(SIGNATURE);
            writeChunk(out, "IHDR", header);
            writeChunk(out, "IDAT", compressedRows(image, width, height));
            writeChunk(out, "IEND", new byte[0]);
        }
    }

    private static byte[] compressedRows(Image image, int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        int[] pixels = new int[width];
        byte[] row = new byte[1 + 3 * width]; // the first byte names the filter: 0, none
        try (var deflated = new DeflaterOutputStream(bytes)) {
            for (int y = 0; y < height; y++) {
                image.getPixelReader().getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), pixels, 0, width);
                fillRow(row, pixels);
                deflated.write(row);
            }
        }
        return bytes.toByteArray();
    }

    private static void fillRow(byte[] row, int[] pixels) {
        int at = 1;
        for (int argb : pixels) {
            row[at++] = (byte) (argb >> 16);
            row[at++] = (byte) (argb >> 8);
            row[at++] = (byte) argb;
        }
    }

    private static void writeChunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) checksum.getValue());
    }
}
