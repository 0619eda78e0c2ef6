package chat.hearth.persistence.volume;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// The names in a folder, which reach the disk apart from what the files hold.
public record FolderNames(Path folder) {
    /// Returns when files that were made, renamed or deleted so far are so after a power failure. Does something only
    /// where folders can be opened as files, which is where it is needed.
    public void sync() throws IOException {
        if (hasOwners()) {
            try (FileChannel names = FileChannel.open(folder)) {
                names.force(true);
            }
        }
    }

    /// Whether files there have owners and rights as POSIX has them.
    public boolean hasOwners() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
