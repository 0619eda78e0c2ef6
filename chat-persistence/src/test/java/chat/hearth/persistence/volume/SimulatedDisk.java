package chat.hearth.persistence.volume;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A disk in memory on which the power fails, or an operation does, at a given operation. What was not synced then is
/// there, or not, or in part, sector by sector and in no order.
final class SimulatedDisk implements Disk {
    private static final int SECTOR = 512;

    /// What becomes of what was not synced.
    enum Loss {
        ALL,
        NONE,
        /// Each sector by itself, and each name.
        RANDOM
    }

    /// The power is gone.
    static final class PowerFailure extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final Map<String, Content> files;
    /// The names that are safe, with what they stand for.
    private final Map<String, Content> names;
    private long operations;
    private long powerFailure = Long.MAX_VALUE;
    private long firstError = Long.MAX_VALUE;
    private long lastError = Long.MAX_VALUE;

    SimulatedDisk() {
        this(new TreeMap<>());
    }

    private SimulatedDisk(Map<String, Content> files) {
        this.files = files;
        names = new TreeMap<>(files);
    }

    /// How many operations that change something there were.
    long operations() {
        return operations;
    }

    /// During that operation, the first being 1, and at each one from then on.
    void failPowerAt(long operation) {
        powerFailure = operation;
    }

    /// Operations `first` to `last` fail, after doing half of what they should.
    void failAt(long first, long last) {
        firstError = first;
        lastError = last;
    }

    /// What is found when the power is back.
    SimulatedDisk afterPowerFailure(Loss loss, Random random) {
        Map<String, Content> left = new TreeMap<>(kept(loss, random) ? files : names);
        left.replaceAll((_, content) -> content.afterPowerFailure(loss, random));
        return new SimulatedDisk(left);
    }

    /// The bytes of a file, all of them safe.
    byte[] bytes(String name) {
        return content(name).bytes();
    }

    void put(String name, byte[] bytes) {
        Content content = new Content();
        content.replace(bytes);
        files.put(name, content);
        names.put(name, content);
    }

    SimulatedDisk copy() {
        Map<String, Content> left = new TreeMap<>(files);
        left.replaceAll((_, content) -> content.copy());
        return new SimulatedDisk(left);
    }

    private Content content(String name) {
        Content content = files.get(name);
        if (content == null) {
            throw new AssertionError("no file " + name);
        }
        return content;
    }

    @Override
    public boolean exists(String name) {
        return files.containsKey(name);
    }

    @Override
    public DiskFile open(String name) throws IOException {
        if (!files.containsKey(name)) {
            change(_ -> files.put(name, new Content()), 1);
        }
        return new OpenFile(content(name));
    }

    @Override
    public void delete(String name) throws IOException {
        change(_ -> files.remove(name), 1);
    }

    @Override
    public void syncNames() throws IOException {
        change(
                _ -> {
                    names.clear();
                    names.putAll(files);
                },
                1);
    }

    /// @param size how large the change is; it may be asked for less
    private void change(Change change, int size) throws IOException {
        operations++;
        if (operations > powerFailure) {
            throw new PowerFailure();
        }
        boolean fails = operations >= firstError && operations <= lastError;
        boolean half = fails || operations == powerFailure;
        if (!half || size > 1) {
            change.make(half ? size / 2 : size);
        }
        if (operations == powerFailure) {
            throw new PowerFailure();
        }
        if (fails) {
            throw new IOException("No space left on device");
        }
    }

    private static boolean kept(Loss loss, Random random) {
        return switch (loss) {
            case ALL -> false;
            case NONE -> true;
            case RANDOM -> random.nextBoolean();
        };
    }

    private interface Change {
        void make(int size);
    }

    private record Written(long position, ByteBuffer bytes) {}

    private static final class Content {
        private byte[] safe = new byte[0];
        private byte[] now = new byte[0];
        private final List<Written> unsafe = new ArrayList<>();

        byte[] bytes() {
            return now.clone();
        }

        void replace(byte[] bytes) {
            now = bytes.clone();
            safe = bytes.clone();
            unsafe.clear();
        }

        void write(long position, byte[] bytes) {
            Written change = new Written(position, ByteBuffer.wrap(bytes));
            now = written(now, change);
            unsafe.add(change);
        }

        void sync() {
            for (Written each : unsafe) {
                safe = written(safe, each);
            }
            unsafe.clear();
        }

        Content copy() {
            Content copy = new Content();
            copy.replace(now);
            return copy;
        }

        Content afterPowerFailure(Loss loss, Random random) {
            byte[] left = safe.clone();
            for (Written each : unsafe) {
                for (int from = 0; from < each.bytes.limit(); from += SECTOR) {
                    int size = Math.min(SECTOR, each.bytes.limit() - from);
                    if (kept(loss, random)) {
                        left = written(left, new Written(each.position + from, each.bytes.slice(from, size)));
                    }
                }
            }
            Content content = new Content();
            content.replace(left);
            return content;
        }

        private static byte[] written(byte[] old, Written change) {
            int end = Math.toIntExact(change.position + change.bytes.limit());
            byte[] longer = old.length < end ? Arrays.copyOf(old, end) : old;
            change.bytes.get(0, longer, (int) change.position, change.bytes.limit());
            return longer;
        }
    }

    private final class OpenFile implements DiskFile {
        private @Nullable Content content;

        OpenFile(Content content) {
            this.content = content;
        }

        private Content content() throws IOException {
            if (content == null) {
                throw new IOException("closed");
            }
            return content;
        }

        @Override
        public long size() throws IOException {
            return content().now.length;
        }

        @Override
        public void read(long position, ByteBuffer to) throws IOException {
            byte[] now = content().now;
            if (position + to.remaining() > now.length) {
                throw new EOFException();
            }
            to.put(now, (int) position, to.remaining());
        }

        @Override
        public void write(long position, ByteBuffer from) throws IOException {
            byte[] bytes = new byte[from.remaining()];
            from.get(bytes);
            Content target = content();
            change(size -> target.write(position, Arrays.copyOf(bytes, size)), bytes.length);
        }

        @Override
        public void sync() throws IOException {
            Content target = content();
            change(_ -> target.sync(), 1);
        }

        @Override
        public void close() {
            content = null;
        }
    }
}
