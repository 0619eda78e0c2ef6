package chat.hearth.core.vectors;

import chat.hearth.core.bytes.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One file of `docs/protocol-vectors`: JSON of maps in their order, lists, texts, whole numbers, truths and bytes,
/// which are written in hex.
final class VectorFile {
    private static final String FOLDER = "docs/protocol-vectors";

    private VectorFile() {}

    /// Seen from the module or from the project.
    static Path folder() {
        Path here = Path.of(FOLDER);
        return Files.isDirectory(here) ? here : Path.of("..").resolve(FOLDER);
    }

    static String read(String name) {
        try {
            return Files.readString(folder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(String name, Map<String, Object> content) throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve(name), json(content));
    }

    static String json(Map<String, Object> content) {
        return json(content, "") + "\n";
    }

    private static String json(Object value, String indent) {
        return switch (value) {
            case Map<?, ?> map -> block(map, indent);
            case List<?> list -> block(list, indent);
            case Bytes bytes -> quoted(bytes.hex());
            case String text -> quoted(text);
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> throw new IllegalArgumentException("not for JSON: " + value);
        };
    }

    private static String block(Map<?, ?> map, String indent) {
        String inner = indent + "  ";
        return map.entrySet().stream()
                .map(entry -> inner + quoted((String) entry.getKey()) + ": " + json(entry.getValue(), inner))
                .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
    }

    private static String block(List<?> list, String indent) {
        String inner = indent + "  ";
        boolean flat = list.stream().noneMatch(item -> item instanceof Map || item instanceof List);
        String separator = flat ? ", " : ",\n" + inner;
        return list.stream()
                .map(item -> json(item, inner))
                .collect(Collectors.joining(separator, flat ? "[" : "[\n" + inner, flat ? "]" : "\n" + indent + "]"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
