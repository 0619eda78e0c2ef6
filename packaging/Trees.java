import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Folders with everything in them.
final class Trees {
    /// All files of an image are of this time: a cache of classes is refused when the files it was made from have
    /// another one than then.
    static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private Trees() {}

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path each : all(folder).reversed()) {
                Files.delete(each);
            }
        }
    }

    static void copy(Path from, Path to) throws IOException {
        for (Path each : all(from)) {
            Path copy = to.resolve(from.relativize(each).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(each, copy, StandardCopyOption.COPY_ATTRIBUTES, java.nio.file.LinkOption.NOFOLLOW_LINKS);
        }
    }

    static void setTimes(Path folder) throws IOException {
        for (Path each : all(folder).reversed()) {
            if (!Files.isSymbolicLink(each)) {
                Files.setLastModifiedTime(each, FileTime.from(TIME));
            }
        }
    }

    static long size(Path folder) throws IOException {
        long size = 0;
        for (Path each : all(folder)) {
            size += Files.isRegularFile(each) ? Files.size(each) : 0;
        }
        return size;
    }

    /// Folders before what is in them.
    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
