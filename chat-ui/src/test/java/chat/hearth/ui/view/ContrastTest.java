package chat.hearth.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read and what is seen stands out from what lies behind it, by the measure of WCAG 2.
class ContrastTest {
    private static final Pattern TOKEN = Pattern.compile("-hearth-([a-z-]+):\\s*#([0-9a-f]{6});");

    /// Texts, each with what they stand on.
    private static final Map<String, List<String>> TEXTS = Map.of(
            "fg", List.of("bg", "side", "selected", "hover", "field", "theirs"),
            "muted", List.of("bg", "side", "selected", "hover", "field", "theirs"),
            "accent-text", List.of("bg", "side", "selected", "hover", "warning"),
            "danger", List.of("bg", "side", "selected", "hover", "field"),
            "on-accent", List.of("accent"),
            "on-mine", List.of("mine"),
            "on-mine-muted", List.of("mine"),
            "on-warning", List.of("warning"));

    /// Dots, ticks, borders that say something.
    private static final Map<String, List<String>> MARKS = Map.of(
            "online", List.of("bg", "side", "selected"),
            "away", List.of("bg", "side", "selected"),
            "off", List.of("bg", "side", "selected"),
            "danger", List.of("bg", "side", "selected", "mine"),
            "accent", List.of("bg", "side", "selected"));

    @ParameterizedTest
    @ValueSource(strings = {"tokens-light.css", "tokens-dark.css"})
    void textsAndMarksStandOut(String tokens) throws IOException {
        Map<String, Integer> colours = colours(tokens);

        List<String> weak = new ArrayList<>(weak(colours, TEXTS, 4.5));
        weak.addAll(weak(colours, MARKS, 3));

        assertEquals(List.of(), weak);
    }

    private static List<String> weak(Map<String, Integer> colours, Map<String, List<String>> pairs, double least) {
        List<String> weak = new ArrayList<>();
        pairs.forEach((front, backs) -> backs.forEach(back -> {
            double contrast = contrast(colour(colours, front), colour(colours, back));
            if (contrast < least) {
                weak.add("%s on %s: %.2f".formatted(front, back, contrast));
            }
        }));
        return weak;
    }

    private static int colour(Map<String, Integer> colours, String name) {
        return Objects.requireNonNull(colours.get(name), name);
    }

    private static Map<String, Integer> colours(String tokens) throws IOException {
        try (var in = Objects.requireNonNull(Texts.class.getResourceAsStream(tokens))) {
            var token = TOKEN.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, Integer> colours = new HashMap<>();
            while (token.find()) {
                colours.put(token.group(1), Integer.parseInt(token.group(2), 16));
            }
            return colours;
        }
    }

    private static double contrast(int one, int other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16 & 0xff)
                + 0.7152 * linear(colour >> 8 & 0xff)
                + 0.0722 * linear(colour & 0xff);
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
