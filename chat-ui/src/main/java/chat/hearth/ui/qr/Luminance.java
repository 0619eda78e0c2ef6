package chat.hearth.ui.qr;

import com.google.zxing.LuminanceSource;
import java.util.Arrays;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// How light each pixel of a picture is, on white where it is transparent; with a light margin, which codes cut to
/// their edge lack.
final class Luminance extends LuminanceSource {
    private static final int MARGIN = 16;

    /// Row by row.
    private final byte[] pixels;

    private Luminance(byte[] pixels, int width, int height) {
        super(width, height);
        this.pixels = pixels;
    }

    static Luminance of(Image picture) {
        int inner = (int) picture.getWidth();
        int width = inner + 2 * MARGIN;
        int height = (int) picture.getHeight() + 2 * MARGIN;
        byte[] pixels = new byte[width * height];
        Arrays.fill(pixels, (byte) 255);
        int[] row = new int[inner];
        for (int y = 0; y < height - 2 * MARGIN; y++) {
            picture.getPixelReader().getPixels(0, y, inner, 1, PixelFormat.getIntArgbInstance(), row, 0, inner);
            for (int x = 0; x < inner; x++) {
                pixels[(y + MARGIN) * width + MARGIN + x] = light(row[x]);
            }
        }
        return new Luminance(pixels, width, height);
    }

    Luminance halved() {
        int width = getWidth() / 2;
        int height = getHeight() / 2;
        byte[] half = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 2 * y * getWidth() + 2 * x;
                int sum = level(at) + level(at + 1) + level(at + getWidth()) + level(at + getWidth() + 1);
                half[y * width + x] = (byte) (sum / 4);
            }
        }
        return new Luminance(half, width, height);
    }

    /// Every pixel as light as it and its eight neighbours are on the average, which takes noise away and keeps what is
    /// coarser.
    Luminance smoothed() {
        byte[] smooth = pixels.clone();
        for (int y = 1; y < getHeight() - 1; y++) {
            for (int x = 1; x < getWidth() - 1; x++) {
                int at = y * getWidth() + x;
                smooth[at] = (byte) ((three(at - getWidth()) + three(at) + three(at + getWidth())) / 9);
            }
        }
        return new Luminance(smooth, getWidth(), getHeight());
    }

    private int three(int at) {
        return level(at - 1) + level(at) + level(at + 1);
    }

    @Override
    public byte[] getRow(int y, byte[] row) {
        byte[] filled = row == null || row.length < getWidth() ? new byte[getWidth()] : row;
        System.arraycopy(pixels, y * getWidth(), filled, 0, getWidth());
        return filled;
    }

    @Override
    public byte[] getMatrix() {
        return pixels;
    }

    private int level(int at) {
        return pixels[at] & 0xff;
    }

    private static byte light(int argb) {
        int alpha = argb >>> 24;
        int grey = ((argb >> 16 & 0xff) + 2 * (argb >> 8 & 0xff) + (argb & 0xff)) / 4;
        return (byte) (255 + (grey - 255) * alpha / 255);
    }
}
