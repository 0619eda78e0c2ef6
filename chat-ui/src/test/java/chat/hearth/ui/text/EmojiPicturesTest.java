package chat.hearth.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmojiPicturesTest {
    private static final String THUMB = "👍🏽";

    @Test
    void everySequenceHasAPicture() {
        var pictures = new EmojiPictures();

        List<String> missing = pictures.sequences().stream()
                .filter(sequence -> pictures.picture(sequence).isEmpty())
                .toList();

        assertEquals(List.of(), missing);
    }

    @Test
    void pictureIsSixtyFourPixelsAndNotEmpty() {
        var picture = new EmojiPictures().picture(THUMB).orElseThrow();

        assertEquals(64, picture.getWidth());
        assertEquals(0xFF, picture.getPixelReader().getArgb(32, 32) >>> 24);
        assertEquals(0, picture.getPixelReader().getArgb(0, 0) >>> 24);
    }

    @Test
    void pictureIsKeptUntilManyOthersWereShown() {
        var pictures = new EmojiPictures();
        var first = pictures.picture(THUMB);

        var again = pictures.picture(THUMB);
        pictures.sequences().stream()
                .filter(other -> !other.equals(THUMB))
                .limit(256)
                .forEach(pictures::picture);
        var afterMany = pictures.picture(THUMB);

        assertSame(first, again);
        assertNotSame(first, afterMany);
    }

    @Test
    void withoutTheFileEmojiStayText() {
        var pictures = new EmojiPictures(() -> null);

        assertEquals(List.of(new Run.Words(0, THUMB.length())), Runs.of(THUMB, pictures));
    }

    @Test
    void withADamagedFileEmojiStayText() throws IOException {
        byte[] file = sheet();

        for (int length : new int[] {0, 3, 600, 20_000, 60_000}) {
            byte[] shortened = Arrays.copyOf(file, length);
            var pictures = new EmojiPictures(() -> new ByteArrayInputStream(shortened));
            assertEquals(Optional.empty(), pictures.picture(THUMB), "first " + length + " bytes");
        }
        byte[] other = file.clone();
        other[0] ^= 1;
        assertEquals(Optional.empty(), new EmojiPictures(() -> new ByteArrayInputStream(other)).picture(THUMB));
    }

    @Test
    void damagedPictureIsMissedAlone() throws IOException {
        byte[] file = sheet();
        Arrays.fill(file, file.length / 2, file.length, (byte) 0xFF);
        var pictures = new EmojiPictures(() -> new ByteArrayInputStream(file));

        long left = pictures.sequences().stream()
                .filter(sequence -> pictures.picture(sequence).isPresent())
                .count();

        assertTrue(left > 1000 && left < 3000, left + " pictures left");
    }

    private static byte[] sheet() throws IOException {
        try (var stream = EmojiPictures.class.getResourceAsStream("emoji.bin")) {
            return Objects.requireNonNull(stream).readAllBytes();
        }
    }
}
