package chat.hearth.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What docs/brokers.md tells people to put into their files.
final class Document {
    private static final Path FILE = Path.of("..", "docs", "brokers.md");

    private Document() {}

    static List<String> configuration() {
        return block("## Mosquitto\n```\n");
    }

    static List<String> rules() {
        return block("`hearth.acl`:\n```\n");
    }

    /// The lines between this beginning and the end of the block.
    private static List<String> block(String beginning) {
        try {
            String text = Files.readString(FILE);
            int from = text.indexOf(beginning);
            if (from < 0) {
                throw new IllegalStateException("docs/brokers.md has lost its " + beginning);
            }
            int begin = from + beginning.length();
            return text.substring(begin, text.indexOf("```", begin)).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
