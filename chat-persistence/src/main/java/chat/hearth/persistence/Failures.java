package chat.hearth.persistence;

import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.StoreException.Why;
import chat.hearth.persistence.volume.VolumeException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapdb.DBException;

/// What the operating system and MapDB throw, in the words of the port. Operating systems give reasons as text alone.
final class Failures {
    private static final List<String> NO_SPACE = List.of("no space left", "not enough space", "quota exceeded");
    private static final List<String> NO_RIGHT =
            List.of("permission denied", "operation not permitted", "access is denied", "read-only");

    private Failures() {}

    static StoreException of(Throwable thrown) {
        return thrown instanceof StoreException known ? known : new StoreException(why(thrown), "" + thrown, thrown);
    }

    /// The innermost that says anything decides. Whatever else MapDB throws while it walks over a file comes of a file
    /// that does not hang together.
    private static Why why(Throwable thrown) {
        Why why = Why.DAMAGED;
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            why = ofOne(cause).orElse(why);
        }
        return why;
    }

    private static Optional<Why> ofOne(Throwable cause) {
        return switch (cause) {
            case VolumeException volume -> Optional.of(ofVolume(volume));
            case DBException.FileLocked _, OverlappingFileLockException _ -> Optional.of(Why.LOCKED);
            case DBException.NewMapDBFormat _, DBException.WrongConfiguration _ -> Optional.of(Why.FOREIGN_VERSION);
            case DBException.VolumeEOF _, EOFException _ -> Optional.of(Why.DAMAGED);
            case AccessDeniedException _,
                    ReadOnlyFileSystemException _,
                    NotDirectoryException _,
                    FileAlreadyExistsException _ -> Optional.of(Why.READ_ONLY);
            case IOException io -> Optional.of(ofText(io));
            case DBException.VolumeIOError _, DBException.VolumeClosed _, VirtualMachineError _, LinkageError _ ->
                Optional.of(Why.FAILED);
            default -> Optional.empty();
        };
    }

    private static Why ofVolume(VolumeException volume) {
        return switch (volume.why()) {
            case DAMAGED -> Why.DAMAGED;
            case FOREIGN_FORMAT -> Why.FOREIGN_VERSION;
            case LOCKED -> Why.LOCKED;
            case WRONG_KEY -> Why.WRONG_KEY;
        };
    }

    private static Why ofText(IOException io) {
        String text = String.valueOf(io.getMessage()).toLowerCase(Locale.ROOT);
        if (NO_SPACE.stream().anyMatch(text::contains)) {
            return Why.FULL;
        }
        return NO_RIGHT.stream().anyMatch(text::contains) ? Why.READ_ONLY : Why.FAILED;
    }
}
