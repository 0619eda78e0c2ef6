package chat.hearth.ui.qr;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.image.Image;

/// Reads the text of a QR code out of a picture: turned, light on dark, with something around it; photographed at an
/// angle as far as it goes. May run on any thread, and takes up to seconds, so not on FX. Throws [UnreadablePicture],
/// whatever the picture is.
public final class QrReader {
    private static final long MAX_PIXELS = 40_000_000;
    /// Files are not read further; no PNG of so many pixels needs more.
    private static final long MAX_FILE = 4 * MAX_PIXELS;
    /// Larger pictures are made smaller when they are read: a code that is lost by that is too fine to be meant.
    private static final int MAX_SIDE = 4096;
    private static final List<Function<LuminanceSource, Binarizer>> BINARIZERS =
            List.of(HybridBinarizer::new, GlobalHistogramBinarizer::new);
    private static final Map<DecodeHintType, ?> HARDER = Map.of(DecodeHintType.TRY_HARDER, true);

    @Inject
    public QrReader() {}

    /// @param cancelled asked between steps; `CancellationException` once it is true
    public String read(Path file, BooleanSupplier cancelled) {
        try {
            PictureHeader header = header(file);
            if (header.pixels() > MAX_PIXELS || Files.size(file) > MAX_FILE) {
                throw new UnreadablePicture(UnreadablePicture.Why.TOO_LARGE);
            }
            return read(decoded(file, header), cancelled);
        } catch (IOException e) {
            throw new UnreadablePicture(UnreadablePicture.Why.NO_FILE, e);
        } catch (OutOfMemoryError e) {
            throw new UnreadablePicture(UnreadablePicture.Why.TOO_LARGE, e);
        }
    }

    /// As [#read(Path, BooleanSupplier)], for a picture that is in memory already.
    public String read(Image picture, BooleanSupplier cancelled) {
        if (picture.isError() || picture.getPixelReader() == null) {
            throw new UnreadablePicture(UnreadablePicture.Why.NO_PICTURE);
        }
        if (picture.getWidth() * picture.getHeight() > MAX_PIXELS) {
            throw new UnreadablePicture(UnreadablePicture.Why.TOO_LARGE);
        }
        return search(Luminance.of(picture), cancelled);
    }

    private static PictureHeader header(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UnreadablePicture(UnreadablePicture.Why.NO_FILE);
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return PictureHeader.read(in);
        }
    }

    private static Image decoded(Path file, PictureHeader header) throws IOException {
        boolean large = Math.max(header.width(), header.height()) > MAX_SIDE;
        int side = large ? MAX_SIDE : 0; // 0: as it is
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new Image(in, side, side, true, true);
        }
    }

    /// As it is, smoothed, and at half the size; dark on light and light on dark.
    private static String search(Luminance luminance, BooleanSupplier cancelled) {
        return Stream.<Supplier<LuminanceSource>>of(() -> luminance, luminance::smoothed, luminance::halved)
                .map(Supplier::get)
                .flatMap(source -> Stream.of(source, source.invert()))
                .flatMap(source -> BINARIZERS.stream().map(binarizer -> binarizer.apply(source)))
                .map(binarizer -> decode(binarizer, cancelled))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new UnreadablePicture(UnreadablePicture.Why.NO_CODE));
    }

    /// What the library throws beside its own exceptions is a picture made to break it.
    private static Optional<String> decode(Binarizer binarizer, BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException();
        }
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(binarizer), HARDER)
                    .getText());
        } catch (ReaderException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
