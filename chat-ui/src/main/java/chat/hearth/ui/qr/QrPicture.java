package chat.hearth.ui.qr;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// A text as a QR code, dark on light in every theme, with the quiet zone that readers need (ISO/IEC 18004, 9.1).
public final class QrPicture {
    /// In modules.
    private static final int QUIET_ZONE = 4;
    /// Finer modules are lost by the cameras of telephones.
    private static final int MIN_MODULE = 4;
    private static final int DARK = 0xff000000;
    private static final int LIGHT = 0xffffffff;

    private final ByteMatrix modules;

    private QrPicture(ByteMatrix modules) {
        this.modules = modules;
    }

    /// Throws `IllegalArgumentException` for a text that is too long, which no invitation for pictures is.
    public static QrPicture of(String text) {
        try {
            return new QrPicture(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a picture: " + text.length() + " characters", e);
        }
    }

    /// How many modules a side has, the quiet zone included.
    int side() {
        return modules.getWidth() + 2 * QUIET_ZONE;
    }

    /// A square picture about as wide as wished, whose modules are whole pixels, 4 or more. May run on any thread.
    ///
    /// @param width in pixels
    public Image image(int width) {
        int module = Math.max(MIN_MODULE, Math.round((float) width / side()));
        int size = side() * module;
        WritableImage image = new WritableImage(size, size);
        int[] row = new int[size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                row[x] = isDark(x / module - QUIET_ZONE, y / module - QUIET_ZONE) ? DARK : LIGHT;
            }
            image.getPixelWriter().setPixels(0, y, size, 1, PixelFormat.getIntArgbInstance(), row, 0, size);
        }
        return image;
    }

    private boolean isDark(int x, int y) {
        boolean inside = x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight();
        return inside && modules.get(x, y) == 1;
    }
}
