package chat.hearth.ui.app;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is set on this computer, as a text file: needed before the store opens. Read once at the start; a file that
/// cannot be read counts as empty, since nothing in it is worth refusing to start. Changed on the FX thread; written on
/// another one, whole or not at all.
final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final long MAX_SIZE = 256 * 1024;

    private final Path file;
    private final Executor writer;
    private final Properties values;

    private SettingsFile(Path file, Executor writer, Properties values) {
        this.file = file;
        this.writer = writer;
        this.values = values;
    }

    static SettingsFile read(Path file, Executor writer) {
        Properties values = new Properties();
        try {
            if (Files.exists(file) && Files.size(file) <= MAX_SIZE) {
                try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    values.load(in);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("Settings cannot be read: {}", e.toString());
            values.clear();
        }
        return new SettingsFile(file, writer, values);
    }

    Optional<String> get(String key) {
        return Optional.ofNullable(values.getProperty(key));
    }

    Set<String> keys() {
        return Set.copyOf(values.stringPropertyNames());
    }

    void put(String key, String value) {
        if (!value.equals(values.setProperty(key, value))) {
            save();
        }
    }

    void remove(String key) {
        if (values.remove(key) != null) {
            save();
        }
    }

    private void save() {
        StringWriter text = new StringWriter();
        try {
            values.store(text, null);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        String content = text.toString();
        writer.execute(() -> write(content));
    }

    private void write(String content) {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(beside, content);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("Settings cannot be kept: {}", e.toString());
        }
    }
}
