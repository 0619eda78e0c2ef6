package chat.hearth.ui.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.identity.Invitation;
import chat.hearth.core.wire.InvitationLink;
import chat.hearth.ui.invitation.Invitations;
import chat.hearth.ui.qr.UnreadablePicture.Why;
import chat.hearth.ui.snapshot.Snapshots;
import chat.hearth.ui.text.FxThread;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QrReaderTest {
    private final QrReader reader = new QrReader();

    @TempDir
    private Path folder;

    @BeforeAll
    static void startToolkit() {
        FxThread.start();
    }

    @Test
    void everyInvitationComesBackFromItsPicture() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            Invitation invitation = Invitations.random(random);
            Canvas picture = spoiled(invitation, i, random);

            String text = reader.read(picture.image(), () -> false);

            assertEquals(invitation, InvitationLink.parse(text), "picture " + i);
        }
    }

    @Test
    void invitationComesBackFromASavedFile() throws IOException {
        Invitation invitation = Invitations.random(new Random(8));
        Path file = folder.resolve("invitation.png");
        Snapshots.write(picture(invitation, 800).image(), file);

        String text = reader.read(file, () -> false);

        assertEquals(InvitationLink.forQr(invitation), text);
    }

    @Test
    void codePhotographedFromTheSideIsRead() {
        Invitation invitation = Invitations.random(new Random(9));

        String text = reader.read(picture(invitation, 600).leaning(0.2).image(), () -> false);

        assertEquals(InvitationLink.forQr(invitation), text);
    }

    @Test
    void modulesAreWholePixelsAndAtLeastFour() {
        QrPicture picture = QrPicture.of(InvitationLink.forQr(Invitations.random(new Random(10))));

        double small = picture.image(10).getWidth();
        double large = picture.image(900).getWidth();

        assertEquals(4.0 * picture.side(), small);
        assertEquals(0, large % picture.side());
        assertEquals(900, large, picture.side() / 2.0);
    }

    @Test
    void pictureWithoutACodeIsRefused() {
        Canvas noise = Canvas.noise(300, 200, new Random(11));

        assertEquals(Why.NO_CODE, refusal(noise.image()));
    }

    @Test
    void tinyPicturesAreRefused() {
        for (int side = 1; side < 6; side++) {
            assertEquals(
                    Why.NO_CODE, refusal(Canvas.noise(side, 1, new Random(side)).image()));
        }
    }

    @Test
    void fileThatIsNoPictureIsRefused() throws IOException {
        assertEquals(Why.NO_PICTURE, refusal(Files.writeString(folder.resolve("text.png"), "hearth:1?abc")));
        assertEquals(Why.NO_PICTURE, refusal(Files.write(folder.resolve("empty.png"), new byte[0])));
        assertEquals(Why.NO_FILE, refusal(folder));
        assertEquals(Why.NO_FILE, refusal(folder.resolve("missing.png")));
    }

    @Test
    void hugePictureIsRefusedByItsFirstBytes() throws IOException {
        byte[] png = ByteBuffer.allocate(33)
                .putLong(0x89504E470D0A1A0AL)
                .putInt(13)
                .putInt(0x49484452)
                .putInt(100_000)
                .putInt(100_000)
                .array();
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xC0, 0, 17, 8, (byte) 0xFF, 1, (byte) 0xFF, 1, 3};

        assertEquals(Why.TOO_LARGE, refusal(Files.write(folder.resolve("huge.png"), png)));
        assertEquals(Why.TOO_LARGE, refusal(Files.write(folder.resolve("huge.jpg"), jpeg)));
    }

    @Test
    void mutatedFilesGiveATextOrARefusal() throws IOException {
        Random random = new Random(12);
        Path whole = folder.resolve("whole.png");
        Snapshots.write(picture(Invitations.random(random), 300).image(), whole);
        byte[] bytes = Files.readAllBytes(whole);
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            byte[] mutated = Arrays.copyOf(bytes, i % 3 == 0 ? random.nextInt(bytes.length) : bytes.length);
            for (int k = 0; k < 3 && mutated.length > 0; k++) {
                mutated[random.nextInt(i % 2 == 0 ? Math.min(60, mutated.length) : mutated.length)] =
                        (byte) random.nextInt();
            }
            Path file = Files.write(folder.resolve("mutated.png"), mutated);
            try {
                reader.read(file, () -> false);
            } catch (UnreadablePicture e) {
                refused++;
            }
        }

        assertTrue(refused > 20, "refused " + refused);
    }

    @Test
    void readingStopsWhenItIsCancelled() {
        Canvas picture = picture(Invitations.random(new Random(13)), 400);

        assertThrows(CancellationException.class, () -> reader.read(picture.image(), () -> true));
    }

    private Why refusal(Path file) {
        return assertThrows(UnreadablePicture.class, () -> reader.read(file, () -> false))
                .why();
    }

    private Why refusal(javafx.scene.image.Image picture) {
        return assertThrows(UnreadablePicture.class, () -> reader.read(picture, () -> false))
                .why();
    }

    private static Canvas picture(Invitation invitation, int width) {
        return Canvas.of(QrPicture.of(InvitationLink.forQr(invitation)).image(width));
    }

    /// Small or large, turned, inverted, with noise around it.
    private static Canvas spoiled(Invitation invitation, int number, Random random) {
        Canvas picture = picture(invitation, List.of(100, 300, 500).get(number % 3));
        for (int turns = number % 4; turns > 0; turns--) {
            picture = picture.turned();
        }
        if (number % 5 == 0) {
            picture = picture.inverted();
        }
        if (number % 2 == 0) {
            int room = 40 + random.nextInt(120);
            return Canvas.noise(picture.width() + room, picture.height() + room, random)
                    .with(picture, random.nextInt(room), random.nextInt(room));
        }
        return picture;
    }
}
