package chat.hearth.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;

/// Tells a file from its copies: a copy is made at another time and has another number in the file system. Where a file
/// system gives a file a new number at every mount, as FAT does, the time alone has to do.
final class StorePlace {
    private StorePlace() {}

    /// Throws [UncheckedIOException].
    static String of(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            String kind = Files.getFileStore(file).type().toLowerCase(Locale.ROOT);
            boolean keepsNumbers = !kind.contains("fat") && !kind.contains("fuse");
            String number = keepsNumbers && attributes.fileKey() != null ? " " + attributes.fileKey() : "";
            return attributes.creationTime() + number;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
