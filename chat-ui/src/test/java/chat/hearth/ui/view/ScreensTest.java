package chat.hearth.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Compares the words in the bundles with the FXML and the code that use them. Reads all sources of this module.
class ScreensTest {
    private static final Path JAVA = Path.of("src/main/java/chat/hearth/ui");
    private static final Path RESOURCES = Path.of("src/main/resources/chat/hearth/ui");
    private static final Pattern ASKED =
            Pattern.compile("\\b(?:texts|texts\\(\\))\\s*\\.(?:get|bind)\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+\\.?)\"");
    /// Attributes whose value is read or heard by a person.
    private static final Set<String> WORDS = Set.of("text", "promptText", "accessibleText", "accessibleHelp", "title");
    /// Elements that a person reaches and that have no text of their own; of buttons only those without a text.
    private static final Set<String> SILENT = Set.of(
            "TextField",
            "PasswordField",
            "TextArea",
            "ComboBox",
            "ChoiceBox",
            "Slider",
            "Spinner",
            "ListView",
            "ProgressIndicator",
            "ProgressBar",
            "ImageView");
    private static final Set<String> PRESSED =
            Set.of("Button", "ToggleButton", "MenuButton", "CheckBox", "RadioButton", "Hyperlink");

    private final Properties english = bundle("messages.properties");
    private final Properties chinese = bundle("messages_zh.properties");
    private final String source = String.join(
            "\n", files(JAVA, ".java").stream().map(ScreensTest::read).toList());

    @Test
    void everyKeyInFxmlIsInBothBundles() {
        Set<String> keys = new TreeSet<>(keysInFxml());
        keys.removeIf(key -> english.containsKey(key) && chinese.containsKey(key));

        assertTrue(fxml().size() >= 4, "the FXML files were not found");
        assertEquals(Set.of(), keys);
    }

    @Test
    void everyKeyThatCodeAsksForIsInBothBundles() {
        Set<String> keys = new TreeSet<>(found(ASKED, source));
        keys.removeIf(key -> english.containsKey(key) && chinese.containsKey(key));

        assertTrue(found(ASKED, source).size() >= 20, "the code was not found");
        assertEquals(Set.of(), keys);
    }

    /// A key that is put together counts as used if its beginning is written somewhere: up to a dot, or with the dot if
    /// the beginning is a key itself. The words in `common` are a stock for all screens.
    @Test
    void everyKeyInTheBundlesIsUsed() {
        List<String> written = found(LITERAL, source);
        List<String> beginnings = written.stream()
                .filter(literal -> !english.containsKey(literal))
                .map(literal -> literal.endsWith(".") ? literal : literal + ".")
                .distinct()
                .toList();
        Set<String> idle = new TreeSet<>(english.stringPropertyNames());
        idle.removeAll(keysInFxml());
        idle.removeAll(written);
        idle.removeIf(key -> key.startsWith("common.") || beginnings.stream().anyMatch(key::startsWith));

        assertEquals(Set.of(), idle);
    }

    @Test
    void everyLiteralThatLooksLikeAKeyIsOneOrBeginsSome() {
        Set<String> sections = new TreeSet<>();
        english.stringPropertyNames().forEach(key -> sections.add(key.substring(0, key.indexOf('.'))));
        Set<String> unknown = new TreeSet<>(found(LITERAL, source));
        unknown.removeIf(literal -> !sections.contains(literal.substring(0, literal.indexOf('.')))
                || literal.matches(".*\\.(css|fxml|png|properties)")
                || english.containsKey(literal)
                || english.stringPropertyNames().stream()
                        .anyMatch(key -> key.startsWith(literal.endsWith(".") ? literal : literal + ".")));

        assertEquals(Set.of(), unknown);
    }

    @Test
    void noFxmlHasWordsStylesOrScriptsOfItsOwn() {
        List<String> wrong = new ArrayList<>();
        eachElement((file, element) -> {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                var attribute = element.getAttributes().item(i);
                boolean literal = WORDS.contains(attribute.getNodeName())
                        && !attribute.getNodeValue().matches("(%.*|\\$.*|)");
                if (literal || attribute.getNodeName().equals("style")) {
                    wrong.add(file.getFileName() + ": " + attribute);
                }
            }
            if (element.getTagName().equals("fx:script")) {
                wrong.add(file.getFileName() + ": a script");
            }
        });

        assertEquals(List.of(), wrong);
    }

    @Test
    void everyControlWithoutTextSaysWhatItIs() {
        List<String> mute = new ArrayList<>();
        eachElement((file, element) -> {
            boolean needed = SILENT.contains(element.getTagName())
                    || PRESSED.contains(element.getTagName()) && !element.hasAttribute("text");
            if (needed
                    && !element.hasAttribute("accessibleText")
                    && !element.getAttribute("accessibleRole").equals("NODE")
                    && !(PRESSED.contains(element.getTagName()) && isToldByController(file, element))) {
                mute.add(file.getFileName() + ": " + element.getTagName() + " " + element.getAttribute("fx:id"));
            }
        });

        assertEquals(List.of(), mute);
    }

    @Test
    void everyFxmlHasItsController() {
        List<String> wrong = fxml().stream()
                .filter(file -> !hasController(file))
                .map(file -> file.getFileName().toString())
                .toList();

        assertEquals(List.of(), wrong);
    }

    /// Whether the words of a button come from its controller, because they say what is going on.
    private static boolean isToldByController(Path file, Element button) {
        String id = button.getAttribute("fx:id");
        return !id.isEmpty()
                && Pattern.compile("\\b" + id
                                + "\\s*(?:\\.|::)\\s*(?:setText|textProperty|setAccessibleText|accessibleTextProperty)")
                        .matcher(read(controller(file)))
                        .find();
    }

    private static Path controller(Path file) {
        String controller = document(file).getDocumentElement().getAttribute("fx:controller");
        return Path.of("src/main/java", controller.replace('.', '/') + ".java");
    }

    private static boolean hasController(Path file) {
        Path source = controller(file);
        String name = source.getFileName().toString().replace("Controller.java", ".fxml");
        return Files.exists(source) && name.equalsIgnoreCase(file.getFileName().toString());
    }

    private static List<String> keysInFxml() {
        List<String> keys = new ArrayList<>();
        eachElement((_, element) -> {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                String value = element.getAttributes().item(i).getNodeValue();
                if (value.startsWith("%")) {
                    keys.add(value.substring(1));
                }
            }
        });
        return keys;
    }

    private interface Visitor {
        void visit(Path file, Element element);
    }

    private static void eachElement(Visitor visitor) {
        for (Path file : fxml()) {
            var all = document(file).getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                visitor.visit(file, (Element) all.item(i));
            }
        }
    }

    private static Document document(Path file) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        } catch (Exception e) {
            throw new IllegalStateException("not XML: " + file, e);
        }
    }

    private static List<Path> fxml() {
        return files(RESOURCES, ".fxml");
    }

    private static List<String> found(Pattern pattern, String text) {
        Function<MatchResult, String> first = match -> match.group(1);
        return pattern.matcher(text).results().map(first).toList();
    }

    private static Properties bundle(String name) {
        Properties bundle = new Properties();
        try (var in = Files.newBufferedReader(RESOURCES.resolve(name))) {
            bundle.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bundle;
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
