package chat.hearth.core.fuzz;

import chat.hearth.core.bytes.Bytes;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// What reading some bytes costs. On one thread.
final class Scales {
    /// Of the thread's own time.
    static final Duration MOST_TIME = Duration.ofMillis(50);
    /// In bytes.
    static final long MOST_MEMORY = 64L << 20;
    /// The first readings also load and compile classes, and others use the machine: what is slow by itself is slow
    /// each time.
    private static final int TRIES = 5;

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Whether they were taken. Throws what the decoder must not throw, or [AssertionError] if it takes too much.
    boolean weigh(Decoder decoder, Bytes bytes) {
        for (int tries = 1; ; tries++) {
            long time = thread.getCurrentThreadCpuTime();
            long memory = thread.getCurrentThreadAllocatedBytes();
            boolean taken = decoder.takes(bytes);
            long allocated = thread.getCurrentThreadAllocatedBytes() - memory;
            Duration took = Duration.ofNanos(thread.getCurrentThreadCpuTime() - time);
            if (took.compareTo(MOST_TIME) < 0 && allocated < MOST_MEMORY) {
                return taken;
            }
            if (tries == TRIES) {
                throw new AssertionError(
                        decoder.name() + " takes " + took + " and " + allocated + " bytes for " + bytes.size());
            }
        }
    }
}
