package chat.hearth.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RunsTest {
    private static final EmojiPictures PICTURES = new EmojiPictures();

    @Test
    void everySequenceIsOnePictureBetweenChineseAndLatin() {
        List<String> wrong = PICTURES.sequences().stream()
                .filter(sequence -> !isBareModifier(sequence))
                .filter(sequence -> !shape("你" + sequence + "a").equals("[你](" + sequence + ")[a]"))
                .toList();

        assertEquals(List.of(), wrong);
    }

    @Test
    void twoSequencesSideBySideAreTwoPictures() {
        List<String> sequences = PICTURES.sequences();
        var wrong = new ArrayList<String>();

        for (int i = 0; i < sequences.size(); i++) {
            String first = sequences.get(i);
            String second = sequences.get((i * 7919 + 13) % sequences.size());
            if (!isBareModifier(second) && !shape(first + second).equals("(" + first + ")(" + second + ")")) {
                wrong.add(first + second);
            }
        }

        assertEquals(List.of(), wrong);
    }

    @Test
    void variationSelectorMayBeMissingInsideASequence() {
        assertEquals("(👁‍🗨\uFE0F)(1\u20E3)", shape("👁‍🗨\uFE0F1\u20E3"));
    }

    @Test
    void unknownSequenceIsSplitIntoKnownParts() {
        assertEquals("(👩‍🚀){\u200D}(🐶)", shape("👩‍🚀‍🐶"));
        assertEquals("(🏓)(🏽)", shape("🏓🏽"));
    }

    @Test
    void regionalIndicatorsWithoutAFlagBecomeLetters() {
        assertEquals("[lone ]<C>[ ]<X><X>", shape("lone 🇨 🇽🇽"));
    }

    @Test
    void lineEndsBecomeLineFeedsAndControlsDisappear() {
        assertEquals("[a]<\n>[b]{\u0007}[c\nd\te]", shape("a\r\nb\u0007c\nd\te"));
    }

    @Test
    void joinersStayWhereScriptsNeedThem() {
        assertEquals("[می\u200Cخواهم क्\u200Dष]", shape("می\u200Cخواهم क्\u200Dष"));
    }

    @Test
    void textStyleKeepsAnEmojiText() {
        assertEquals("[👍\uFE0E © ❤ 1]", shape("👍\uFE0E © ❤ 1"));
    }

    /// A skin tone attaches to whatever stands before it.
    private static boolean isBareModifier(String sequence) {
        return Character.isEmojiModifier(sequence.codePointAt(0));
    }

    private static String shape(String text) {
        return Runs.of(text, PICTURES).stream()
                .map(run -> {
                    String source = text.substring(run.start(), run.end());
                    return switch (run) {
                        case Run.Words _ -> "[" + source + "]";
                        case Run.Picture _ -> "(" + source + ")";
                        case Run.Hidden _ -> "{" + source + "}";
                        case Run.Substitute substitute -> "<" + substitute.shown() + ">";
                    };
                })
                .collect(Collectors.joining());
    }
}
