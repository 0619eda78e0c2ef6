package chat.hearth.persistence;

import chat.hearth.persistence.volume.FolderNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Copies of the store's file beside it, whole and closed: one a day, and two are kept.
///
/// @param names of the files in that folder
record Backups(Path folder, Names names) {
    private static final Duration INTERVAL = Duration.ofDays(1);
    private static final int KEPT = 2;
    private static final String NAME = "hearth.db.backup-";
    private static final Pattern BACKUP = Pattern.compile(Pattern.quote(NAME) + "[0-9]{8}T[0-9]{6}\\.[0-9]{3}Z");
    private static final String HALF = "hearth.db.backup.new";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    /// What makes names safe from a power failure.
    interface Names {
        void sync() throws IOException;
    }

    static Backups in(Path folder) {
        return new Backups(folder, new FolderNames(folder)::sync);
    }

    static String stamp(Instant time) {
        return STAMP.format(time);
    }

    /// Of what the name of a backup says.
    static Instant time(Path backup) {
        return STAMP.parse(backup.getFileName().toString().substring(NAME.length()), Instant::from);
    }

    /// Of those whose names say when they were made.
    List<Path> newestFirst() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            BACKUP.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /// Whether the newest one is older than a day, or lies in the future, which a clock that was wrong may do.
    boolean isDue(Instant now) throws IOException {
        String recent = NAME + stamp(now.minus(INTERVAL));
        String latest = NAME + stamp(now);
        return newestFirst().stream()
                .map(file -> file.getFileName().toString())
                .noneMatch(name -> name.compareTo(recent) > 0 && name.compareTo(latest) <= 0);
    }

    /// Backups that lie in the future are of a clock that was wrong, and would hide this one: they go. If the copy is
    /// not
    /// whole, there is no new backup, and the others stay.
    ///
    /// @param copier makes the file of the name that it is given, and says whether it is whole
    void make(Instant now, Predicate<String> copier) throws IOException {
        Path half = folder.resolve(HALF);
        Files.deleteIfExists(half);
        try {
            if (copier.test(HALF)) {
                Files.move(half, folder.resolve(NAME + stamp(now)), StandardCopyOption.ATOMIC_MOVE);
                dropSuperfluous(NAME + stamp(now));
            }
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /// Not before the new one is sure to have its name.
    private void dropSuperfluous(String latest) throws IOException {
        names.sync();
        for (Path old : superfluous(latest)) {
            Files.delete(old);
        }
    }

    private List<Path> superfluous(String latest) throws IOException {
        List<Path> all = newestFirst();
        List<Path> past = all.stream()
                .filter(file -> file.getFileName().toString().compareTo(latest) <= 0)
                .limit(KEPT)
                .toList();
        return all.stream().filter(file -> !past.contains(file)).toList();
    }

    /// It is of no use; gives it a name under which nobody looks for it.
    void setAside(Path backup) throws IOException {
        String stamp = backup.getFileName().toString().substring(NAME.length());
        Files.move(backup, folder.resolve("hearth.db.damaged-backup-" + stamp));
    }
}
