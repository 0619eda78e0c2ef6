package chat.hearth.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WithoutPicturesTest {
    @Test
    void wordsStayAndPicturesGoWithTheirSpace() {
        List<String> words = Stream.of("Mei 🌸 Lin", "👩🏽‍🚀", "林美 1️⃣", "$1 \\ 2 #", "محمد 🇨🇳")
                .map(WithoutPictures::of)
                .toList();

        assertEquals(List.of("Mei Lin", "", "林美", "$1 \\ 2 #", "محمد"), words);
    }
}
