package chat.hearth.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlowMapTest {
    private static final EmojiPictures PICTURES = new EmojiPictures();
    private static final String FAMILY = "👨‍👩‍👧";

    @Test
    void everythingSelectedIsTheSource() {
        for (String source : List.of("", "plain", FAMILY, "\u0007a" + FAMILY + "\r\nb🇨\u0007", "👩‍🚀‍🐶")) {
            var map = map(source);

            assertEquals(source, map.sourceBetween(0, map.flowLength()));
        }
    }

    @Test
    void neighbouringSelectionsMakeUpTheSource() {
        var map = map("a" + FAMILY + "b\u0007c👩‍🚀‍🐶\r\n🇨d");

        String parts = IntStream.range(0, map.flowLength())
                .mapToObj(at -> map.sourceBetween(at, at + 1))
                .reduce("", String::concat);

        assertEquals(map.source(), parts);
    }

    @Test
    void pictureIsOnePosition() {
        var map = map("ab" + FAMILY + "cd");

        assertEquals(5, map.flowLength());
        assertEquals(FAMILY, map.sourceBetween(2, 3));
        assertEquals("b" + FAMILY + "c", map.sourceBetween(1, 4));
    }

    @Test
    void sourcePositionsLeadBackToTheFlow() {
        var map = map("ab" + FAMILY + "cd");
        int afterFamily = 2 + FAMILY.length();

        List<Integer> flow = IntStream.of(0, 1, 2, afterFamily, afterFamily + 1, afterFamily + 2)
                .map(map::toFlow)
                .boxed()
                .toList();

        assertEquals(List.of(0, 1, 2, 3, 4, 5), flow);
    }

    private static FlowMap map(String source) {
        return new FlowMap(source, Runs.of(source, PICTURES));
    }
}
