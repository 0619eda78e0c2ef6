package chat.hearth.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FontsTest {
    @BeforeAll
    static void startToolkit() {
        FxThread.start();
    }

    @Test
    void familyHasARegularAndABoldFace() throws Exception {
        List<String> names = FxThread.call(() -> {
            Fonts.load();
            return List.of(
                    Font.font(Fonts.FAMILY, 14).getName(),
                    Font.font(Fonts.FAMILY, FontWeight.BOLD, 14).getName());
        });

        assertEquals(List.of("Hearth Sans Regular", "Hearth Sans Bold"), names);
    }

    @Test
    void filesAreReadWhereTheyAreWhateverTheFolderIsCalled(@TempDir Path temporary) throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("a folder 100% 炉边"));
        String name = "HearthSans-Bold.ttf";
        try (var stream = Objects.requireNonNull(Fonts.class.getResourceAsStream(name))) {
            Files.copy(stream, folder.resolve(name));
        }

        Font font = FxThread.call(() -> Font.loadFont(Fonts.place(name, folder.toString()), 14));

        assertEquals("Hearth Sans Bold", font.getName());
    }

    @Test
    void bothFacesHaveEveryCharacterOfTheirScripts() throws IOException, FontFormatException {
        String wanted = gb2312() + "äöüßğłøñçéĐƠư ΑΩω ЖщЇ → “”…— שלוםּ مرحباپگچژ ひらがなカタカナ、。「」 \u200B\u200D\u202E\uFE0F";

        for (String name : List.of("HearthSans-Regular.ttf", "HearthSans-Bold.ttf")) {
            try (var stream = Objects.requireNonNull(Fonts.class.getResourceAsStream(name))) {
                var font = java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, stream);
                assertEquals(-1, font.canDisplayUpTo(wanted), name);
            }
        }
    }

    private static String gb2312() {
        var text = new StringBuilder();
        for (int row = 0xB0; row <= 0xF7; row++) {
            for (int cell = 0xA1; cell <= 0xFE; cell++) {
                text.append(new String(new byte[] {(byte) row, (byte) cell}, Charset.forName("GB2312")));
            }
        }
        return text.toString().replace("\uFFFD", "");
    }
}
