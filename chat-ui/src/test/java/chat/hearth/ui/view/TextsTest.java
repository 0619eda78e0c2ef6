package chat.hearth.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void aBoundTextFollowsTheLanguageAndItsParts() {
        Texts texts = new Texts();
        var when = new SimpleStringProperty("14:02");
        var bound = texts.bind("presence.left", when);

        String english = bound.get();
        texts.language().set(Language.CHINESE);
        when.set("15:00");

        assertEquals(List.of("Left at 14:02", "15:00 下线"), List.of(english, bound.get()));
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        Properties english = bundle("messages.properties");
        Properties chinese = bundle("messages_zh.properties");

        assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(chinese.stringPropertyNames()));
    }

    @Test
    void noTextHasAPlainApostropheWhichWouldQuote() {
        List<String> wrong = Stream.of(bundle("messages.properties"), bundle("messages_zh.properties"))
                .flatMap(bundle -> bundle.stringPropertyNames().stream()
                        .filter(key -> bundle.getProperty(key).contains("'")))
                .toList();

        assertEquals(List.of(), wrong);
    }

    private static Properties bundle(String name) {
        Properties bundle = new Properties();
        try (var in = Objects.requireNonNull(Texts.class.getResourceAsStream("/chat/hearth/ui/" + name))) {
            bundle.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bundle;
    }
}
