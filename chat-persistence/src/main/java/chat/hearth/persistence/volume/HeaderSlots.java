package chat.hearth.persistence.volume;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.stream.Stream;

/// The two places for a header at the beginning of the main file. Headers are written to them in turn, so that one is
/// whole at any moment.
final class HeaderSlots {
    /// Where the pages begin.
    static final int END = 2 * Page.SIZE;

    private final DiskFile file;

    HeaderSlots(DiskFile file) {
        this.file = file;
    }

    /// The newest one that is whole. Throws [VolumeException] if there is none.
    Header read() throws IOException {
        if (file.size() < Header.SIZE) {
            throw VolumeException.damaged("the file is cut off");
        }
        ByteBuffer first = slot(0);
        return Stream.of(first, slot(1))
                .filter(Header::isWhole)
                .map(Header::read)
                .max(Comparator.comparingLong(Header::generation))
                .orElseThrow(() -> {
                    Header.rejectForeign(first);
                    return VolumeException.damaged("no header is whole");
                });
    }

    /// Returns when it is on the disk.
    void write(Header header) throws IOException {
        ByteBuffer slot = ByteBuffer.allocate(Page.SIZE);
        header.write(slot);
        file.write(position(header.generation()), slot.rewind());
        file.sync();
    }

    private ByteBuffer slot(int number) throws IOException {
        ByteBuffer slot = ByteBuffer.allocate(Header.SIZE);
        if (file.size() >= position(number) + Header.SIZE) {
            file.read(position(number), slot);
        }
        return slot.rewind();
    }

    private static long position(long generation) {
        return (generation & 1) * Page.SIZE;
    }
}
