package chat.hearth.core.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {
    private static final String FAMILY = "👩‍👩‍👧‍👦";

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("as it is", "Ada Lovelace", "Ada Lovelace"),
                Arguments.of("Chinese", "小明", "小明"),
                Arguments.of("spaces around", " \t Ada \n", "Ada"),
                Arguments.of("other spaces around", "\u00a0\u2003Ada\u202f", "Ada"),
                Arguments.of("another space inside", "Ada\u00a0Lovelace", "Ada Lovelace"),
                Arguments.of("composed", "Zoe\u0308", "Zo\u00eb"),
                Arguments.of("composed over what is taken out", "Zoe\u200e\u0308", "Zo\u00eb"),
                Arguments.of("a line break", "Ada\nLovelace", "AdaLovelace"),
                Arguments.of("bidi override", "Ada\u202egpj.exe\u202c", "Adagpj.exe"),
                Arguments.of("bidi isolates", "\u2066Ada\u2069\u200f", "Ada"),
                Arguments.of("byte order mark", "\ufeffAda", "Ada"),
                Arguments.of("soft hyphen", "A\u00adda", "Ada"),
                Arguments.of("a family", FAMILY, FAMILY),
                Arguments.of("Persian with a non-joiner", "می\u200cخواهم", "می\u200cخواهم"),
                Arguments.of("joiners at the ends", "\u200dAda\u200c", "Ada"),
                Arguments.of("joiners in a row", "A\u200d\u200dda", "Ada"),
                Arguments.of("joiner beside a space", "Ada \u200dL", "Ada L"),
                Arguments.of("lone high surrogate", "Ada\ud83d", "Ada"),
                Arguments.of("lone low surrogate", "\udc4bAda", "Ada"),
                Arguments.of("private use", "A\ue000da", "Ada"),
                Arguments.of("Hangul filler", "A\u3164da", "Ada"),
                Arguments.of("50 code points", "👋".repeat(50), "👋".repeat(50)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void nameIsWhatIsLeftOfTheText(String what, String raw, String left) {
        assertEquals(Optional.of(left), DisplayName.of(raw).map(DisplayName::value), what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0\u2003\u3000",
                "\u200b\u200d\u2060",
                "\u202e\u202c",
                "\u3164\u115f\u2800",
                "\u0301",
                " \u034f ",
                "\ud83d",
                "\u0000\u001b"
            })
    void textWithNothingToSeeIsNoName(String raw) {
        assertEquals(Optional.empty(), DisplayName.of(raw));
        assertEquals(Optional.empty(), DisplayName.cut(raw));
    }

    @Test
    void longerNameIsRefusedWhenTypedAndCutWhenItComesFromOutside() {
        String raw = "👋".repeat(51);

        assertEquals(Optional.empty(), DisplayName.of(raw));
        assertEquals(Optional.of("👋".repeat(50)), DisplayName.cut(raw).map(DisplayName::value));
    }

    @Test
    void cutLeavesNoJoinerAtTheEnd() {
        String raw = "a".repeat(48) + FAMILY;

        Optional<String> cut = DisplayName.cut(raw).map(DisplayName::value);

        assertEquals(Optional.of("a".repeat(48) + "👩"), cut);
    }

    @Test
    void uncleanValueIsAProgrammersMistake() {
        assertThrows(IllegalArgumentException.class, () -> new DisplayName(" Ada"));
        assertThrows(IllegalArgumentException.class, () -> new DisplayName("a".repeat(51)));
    }

    @Test
    void whatIsLeftOfAnyTextIsANameOrNothing() {
        Random random = new Random(2026);
        int[] nasty = {
            ' ', 'a', 'e', 0x301, 0x308, 0x323, 0x200c, 0x200d, 0x200e, 0xa0, 0x34f, 0x1100, 0x1161, 0x11a8, 0x3164,
            0x1f469, 0xfe0f, 0xd83d, 0xdc4b, 0x0f71, 0x0344, 0x1d15e, 0x2126, 0xfb1d
        };

        for (int i = 0; i < 20_000; i++) {
            int[] points = random.ints(random.nextInt(70), 0, nasty.length)
                    .map(which -> nasty[which])
                    .toArray();
            String raw = new String(points, 0, points.length);
            DisplayName.cut(raw).ifPresent(name -> {
                assertTrue(Normalizer.isNormalized(name.value(), Normalizer.Form.NFC));
                assertEquals(Optional.of(name), DisplayName.of(name.value()));
            });
        }
    }

    @Test
    void enormousTextIsCutInNoTime() {
        String accents = "a" + "\u0316\u0301".repeat(500_000);
        String joiners = " \u200d".repeat(500_000) + "b";

        Assertions.assertTimeout(Duration.ofSeconds(1), () -> {
            DisplayName.cut(accents);
            DisplayName.cut(joiners);
            DisplayName.of(accents);
        });
    }
}
