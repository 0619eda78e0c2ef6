package chat.hearth.mqtt.broker;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.wire.Login;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logins that were used, so that none is good twice, not even after a restart: each is noted in a file
/// before whoever brings it is let in, if that can be written. May be used on any thread.
final class Nonces {
    private static final Logger LOG = LoggerFactory.getLogger(Nonces.class);

    /// In bytes: the nonce, and until when it counts in milliseconds.
    private static final int NOTE_SIZE = Login.NONCE_SIZE + Long.BYTES;

    private final int limit;
    private final Path file;
    /// Until when each has to be remembered, in the order in which they came.
    private final Map<Bytes, Instant> used = new LinkedHashMap<>();
    private int notes;

    /// @param limit after so many the oldest is forgotten; only those who know the join code can add one
    /// @param file made if it is not there
    Nonces(int limit, Path file, Instant now) {
        this.limit = limit;
        this.file = file;
        try {
            read();
            forget(now);
            rewrite();
        } catch (IOException e) {
            LOG.warn("Could not read which logins were used", e);
        }
    }

    /// @param until when a login with this nonce would be too old anyway
    /// @return whether it was not used before
    synchronized boolean use(Bytes nonce, Instant now, Instant until) {
        forget(now);
        if (used.putIfAbsent(nonce, until) != null) {
            return false;
        }
        try {
            note(nonce, until);
        } catch (IOException e) {
            // To keep everybody out of a broker whose disk is full would be worse. A half note must not be built on.
            LOG.warn("Could not note that a login was used", e);
            notes = 2 * limit;
        }
        return true;
    }

    private void forget(Instant now) {
        Iterator<Instant> oldestFirst = used.values().iterator();
        while (oldestFirst.hasNext()) {
            if (oldestFirst.next().isAfter(now) && used.size() < limit) {
                return;
            }
            oldestFirst.remove();
        }
    }

    private void note(Bytes nonce, Instant until) throws IOException {
        if (notes >= 2 * limit) {
            rewrite();
        } else {
            Files.write(file, encoded(nonce, until), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            notes++;
        }
    }

    /// With those that count alone.
    private void rewrite() throws IOException {
        ByteBuffer all = ByteBuffer.allocate(used.size() * NOTE_SIZE);
        used.forEach((nonce, until) -> all.put(encoded(nonce, until)));
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.write(draft, all.array());
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        notes = used.size();
    }

    private static byte[] encoded(Bytes nonce, Instant until) {
        return ByteBuffer.allocate(NOTE_SIZE)
                .put(nonce.toArray())
                .putLong(until.toEpochMilli())
                .array();
    }

    private void read() throws IOException {
        if (Files.exists(file)) {
            ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file));
            // A note that was cut off by a crash is one of nobody who was let in.
            while (all.remaining() >= NOTE_SIZE) {
                byte[] nonce = new byte[Login.NONCE_SIZE];
                all.get(nonce);
                used.put(Bytes.copyOf(nonce), Instant.ofEpochMilli(all.getLong()));
            }
        }
    }
}
