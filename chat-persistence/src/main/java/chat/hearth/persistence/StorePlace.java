package chat.hearth.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Locale;

/// Tells a file from its copies: a copy is made at another time and has another number in the file system. Where a file
/// system gives a file a new number at every mount, as FAT does, the time alone has to do, and where it does not keep
/// the
/// time, the number alone. Where it does neither, as some of those in user space, copies are not told apart.
///
/// @param keepsTimes whether the file system knows when a file was made
record StorePlace(boolean keepsTimes) {
    private static final String PROBE = "hearth.probe";
    private static final FileTime AHEAD = FileTime.from(Instant.parse("2037-01-01T00:00:00Z"));

    /// When a file was made, as far as Java says so.
    interface Birth {
        FileTime of(Path file) throws IOException;
    }

    /// For the files of a folder that may be written to.
    static StorePlace in(Path folder) throws IOException {
        return in(folder, file -> attributes(file).creationTime());
    }

    /// Java gives the time of the last change instead where it does not know better. So a file is tried that was
    /// changed
    /// long after it was made.
    static StorePlace in(Path folder, Birth birth) throws IOException {
        Path probe = folder.resolve(PROBE);
        Files.deleteIfExists(probe);
        try {
            Files.createFile(probe);
            Files.setLastModifiedTime(probe, AHEAD);
            return new StorePlace(!birth.of(probe).equals(Files.getLastModifiedTime(probe)));
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    /// Throws [UncheckedIOException].
    String of(Path file) {
        try {
            BasicFileAttributes attributes = attributes(file);
            String kind = Files.getFileStore(file).type().toLowerCase(Locale.ROOT);
            boolean keepsNumbers = !kind.contains("fat") && !kind.contains("fuse");
            String time = keepsTimes ? "" + attributes.creationTime() : "";
            String number = keepsNumbers && attributes.fileKey() != null ? " " + attributes.fileKey() : "";
            return time + number;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class);
    }
}
