package chat.hearth.mqtt.broker;

import java.time.Duration;

/// What the broker allows.
///
/// @param packet the greatest packet in bytes, before login too
/// @param connections at most so many at each address it listens on, so that the local network cannot lock out those on
///     this computer
/// @param login the time from connecting to a complete CONNECT
/// @param free bytes that stay free on the disk; with less the broker does not run
record Limits(int packet, int connections, Duration login, long free) {
    /// The greatest packet of the protocol is an envelope of 64 KiB; four times that leaves room for later kinds, and a
    /// stranger who has not logged in yet can make the broker keep no more.
    static final Limits USUAL = new Limits(256 << 10, 256, Duration.ofSeconds(10), 32 << 20);

    /// In seconds. Artemis computes with milliseconds in 32 bits: what lives longer than 24.8 days is lost at once.
    static final int LONGEST_LIFE = 20 * 24 * 60 * 60;
}
