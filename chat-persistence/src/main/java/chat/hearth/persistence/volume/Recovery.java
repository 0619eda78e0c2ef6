package chat.hearth.persistence.volume;

import java.io.IOException;
import java.util.UUID;

/// Makes and opens volumes. What a crash left in the journal goes into the main file before anybody reads.
final class Recovery {
    private final Disk disk;
    private final PageSeal seal;
    private final Limits limits;

    Recovery(Disk disk, PageSeal seal, Limits limits) {
        this.disk = disk;
        this.seal = seal;
        this.limits = limits;
    }

    /// @param journalSize from how many bytes on the journal is moved to the main file
    /// @param room for how many pages that are in the main file as they are
    record Limits(int journalSize, int room) {}

    /// An empty volume. If the power fails before the first one is closed, the file is of no use.
    Pages create(String name) throws IOException {
        if (disk.exists(name)) {
            throw new IllegalArgumentException(name + " is there already");
        }
        disk.delete(VolumeFiles.journalName(name));
        UUID store = UUID.randomUUID();
        Header first = new Header(store, seal.kind(), seal.keyCheck(store), 0, false, 0, 0, 0, limits.journalSize());
        try (DiskFile main = disk.open(name)) {
            HeaderSlots slots = new HeaderSlots(main);
            slots.write(first);
            slots.write(first.next(false, 0, 0, limits.journalSize()));
        }
        disk.syncNames();
        return open(name);
    }

    /// Throws [VolumeException] if anybody who has the file can read it.
    void requireSealed(String name) throws IOException {
        try (DiskFile main = disk.open(name)) {
            new HeaderSlots(main).read().requireSealed();
        }
    }

    /// Throws [VolumeException].
    Pages open(String name) throws IOException {
        DiskFile main = disk.open(name);
        try {
            return open(name, main);
        } catch (IOException | RuntimeException | Error e) {
            main.close();
            throw e;
        }
    }

    private Pages open(String name, DiskFile main) throws IOException {
        HeaderSlots slots = new HeaderSlots(main);
        Header header = slots.read();
        header.requireSeal(seal);
        new PageFile(main, seal, header.store()).requirePages(header.pages());
        boolean isNew = !disk.exists(VolumeFiles.journalName(name));
        if (isNew && header.open()) {
            throw VolumeException.damaged("the journal is missing");
        }
        DiskFile journal = disk.open(VolumeFiles.journalName(name));
        try {
            Header next = recover(main, journal, header);
            slots.write(next);
            return new Pages(new VolumeFiles(disk, name, main, journal), seal, next, limits.room());
        } catch (IOException | RuntimeException | Error e) {
            journal.close();
            throw e;
        }
    }

    /// The header under which work goes on.
    private Header recover(DiskFile main, DiskFile file, Header header) throws IOException {
        if (header.open() && file.size() < header.journalSize()) {
            throw VolumeException.damaged("the journal is cut off");
        }
        Journal journal = new Journal(file);
        Replay replay = Replay.of(journal.read(), header, seal);
        if (replay.sequence() != header.sequence()) {
            PageFile pages = new PageFile(main, seal, header.store());
            pages.write(replay.changed(), header.pages(), replay.pages());
            pages.sync();
        }
        journal.fill(limits.journalSize());
        disk.syncNames();
        return header.next(true, replay.sequence(), replay.pages(), limits.journalSize());
    }
}
