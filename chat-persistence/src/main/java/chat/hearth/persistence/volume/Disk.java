package chat.hearth.persistence.volume;

import java.io.IOException;

/// The files of one folder. An interface so that tests can pull the plug.
interface Disk {
    boolean exists(String name);

    /// Opens the file, making an empty one if there is none. Throws [VolumeException] if somebody else has it open.
    DiskFile open(String name) throws IOException;

    void delete(String name) throws IOException;

    /// Returns when the files made so far are still there after a power failure.
    void syncNames() throws IOException;
}
