package chat.hearth.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class EmojiClusterTest {
    private static final List<String> NOT_PICTURES = List.of(
            "a", "1", "#", "*", "©", "®", "™", "中", "e\u0301", "☺", "☎", "❤", "1\u20DD", "👍\uFE0E", "\u200D", "🇨");

    @Test
    void everySequenceOfTheSheetIsAPicture() {
        List<String> sequences = new EmojiPictures().sequences();

        List<String> misjudged = sequences.stream()
                .filter(sequence -> !EmojiCluster.isPicture(sequence))
                .toList();

        assertEquals(3786, sequences.size());
        assertEquals(List.of(), misjudged);
    }

    @Test
    void textIsNotAPicture() {
        List<String> misjudged =
                NOT_PICTURES.stream().filter(EmojiCluster::isPicture).toList();

        assertEquals(List.of(), misjudged);
    }
}
