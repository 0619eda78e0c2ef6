package chat.hearth.mqtt.broker;

import java.time.Duration;

/// What the broker allows.
///
/// @param free bytes that stay free on the disk; with less the broker does not run
record Limits(Entry entry, Use use, long free) {
    /// In seconds. Artemis computes with milliseconds in 32 bits: what lives longer than 24.8 days is lost at once.
    static final int LONGEST_LIFE = 20 * 24 * 60 * 60;

    static final Limits USUAL = new Limits(Entry.USUAL, Use.USUAL, 32 << 20);

    /// Before somebody is in.
    ///
    /// @param greeting the greatest CONNECT in bytes
    /// @param connections at most so many at each address it listens on, so that the local network cannot lock out
    ///     those on this computer
    /// @param perUser connections of one user
    /// @param mistakes logins from one computer that may fail before the next ones wait
    /// @param login the time from connecting to a complete CONNECT
    record Entry(int greeting, int connections, int perUser, int mistakes, Duration login) {
        /// A CONNECT holds a will of 2 KiB at most, and little else. A user has at most 8 devices, each of which may
        /// open a second connection for a moment.
        static final Entry USUAL = new Entry(8 << 10, 256, 16, 3, Duration.ofSeconds(10));
    }

    /// By those who are in.
    ///
    /// @param packet the greatest packet in bytes
    /// @param rate publications of one connection in a second, in the long run
    /// @param burst how many may come at once
    /// @param queue messages that wait for one subscription; after that the oldest go
    record Use(int packet, int rate, int burst, int queue) {
        /// The greatest packet of the protocol is an envelope of 64 KiB; four times that leaves room for later kinds.
        /// At most 200 messages of one contact are on the way to a device at a time, and every contact has a
        /// subscription of its own: five times that is never reached by those who keep to the protocol.
        static final Use USUAL = new Use(256 << 10, 1_000, 2_000, 1_000);
    }

    Limits with(Entry changed) {
        return new Limits(changed, use, free);
    }

    Limits with(Use changed) {
        return new Limits(entry, changed, free);
    }

    Limits withFree(long changed) {
        return new Limits(entry, use, changed);
    }
}
