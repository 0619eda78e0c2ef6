package chat.hearth.persistence;

import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.StoreException.Why;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mapdb.DBException;

/// What the operating system and MapDB throw, in the words of the port. Operating systems give reasons as text alone.
final class Failures {
    private static final String NO_SPACE = "no space left";
    private static final String NOT_ENOUGH_SPACE = "not enough space";
    private static final String QUOTA = "quota exceeded";

    private Failures() {}

    static StoreException of(Throwable thrown) {
        return thrown instanceof StoreException known ? known : new StoreException(why(thrown), "" + thrown, thrown);
    }

    private static Why why(Throwable thrown) {
        Why innermost = Why.DAMAGED;
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Why why = whyAlone(cause);
            innermost = why == Why.DAMAGED ? innermost : why;
        }
        return innermost;
    }

    /// Whatever else MapDB throws while it walks over a file comes of a file that does not hang together.
    private static Why whyAlone(Throwable cause) {
        return switch (cause) {
            case DBException.FileLocked _, OverlappingFileLockException _ -> Why.LOCKED;
            case DBException.NewMapDBFormat _ -> Why.FOREIGN_VERSION;
            case AccessDeniedException _,
                    ReadOnlyFileSystemException _,
                    NotDirectoryException _,
                    FileAlreadyExistsException _ -> Why.READ_ONLY;
            case IOException io -> ofText(io);
            case DBException.VolumeIOError _, DBException.VolumeClosed _ -> Why.FAILED;
            case VirtualMachineError _, LinkageError _ -> Why.FAILED;
            default -> Why.DAMAGED;
        };
    }

    private static Why ofText(IOException io) {
        String text = String.valueOf(io.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains(NO_SPACE) || text.contains(NOT_ENOUGH_SPACE) || text.contains(QUOTA)) {
            return Why.FULL;
        }
        boolean forbidden = text.contains("permission denied") || text.contains("read-only");
        return forbidden ? Why.READ_ONLY : Why.FAILED;
    }
}
