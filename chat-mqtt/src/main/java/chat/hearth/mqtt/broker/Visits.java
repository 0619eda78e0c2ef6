package chat.hearth.mqtt.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// When every client was here last and how long its session is to be kept, in a file. Artemis forgets that when it
/// stops, and would keep sessions for ever. May be used on any thread.
final class Visits {
    private static final Logger LOG = LoggerFactory.getLogger(Visits.class);

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LATER = Duration.ofHours(1);
    /// For so long it is known that a session is over.
    private static final Duration GRACE = Duration.ofDays(1);

    private final Path file;
    private final InstantSource clock;
    private final Map<String, Visit> visits = new HashMap<>();
    private boolean changed;
    private Instant saved;

    /// @param life in seconds
    private record Visit(Instant last, int life, boolean here) {
        Instant end() {
            return last.plusSeconds(life);
        }

        Visit at(Instant now) {
            return here ? new Visit(now, life, true) : this;
        }
    }

    Visits(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
        this.saved = clock.instant();
        read();
    }

    synchronized void begun(String clientId, int life) {
        visits.put(clientId, new Visit(clock.instant(), life, true));
        changed = true;
    }

    synchronized void ended(String clientId) {
        Visit visit = visits.get(clientId);
        if (visit != null) {
            visits.put(clientId, new Visit(clock.instant(), visit.life(), false));
            changed = true;
        }
    }

    /// Whether nobody came for longer than the session was to be kept. Who is not known is here now.
    synchronized boolean isOver(String clientId) {
        Visit visit = visits.get(clientId);
        if (visit == null) {
            visits.put(clientId, new Visit(clock.instant(), Limits.LONGEST_LIFE, false));
            changed = true;
            return false;
        }
        return !visit.here() && !visit.end().isAfter(clock.instant());
    }

    synchronized void forget(String clientId) {
        changed |= visits.remove(clientId) != null;
    }

    /// Writes what has changed, if that was not just done; those who are here count as seen.
    synchronized void saveWhenDue() {
        Duration since = Duration.between(saved, clock.instant());
        if (since.compareTo(changed ? SOON : LATER) > 0) {
            save();
        }
    }

    synchronized void save() {
        Instant now = clock.instant();
        visits.values()
                .removeIf(visit -> !visit.here() && visit.end().plus(GRACE).isBefore(now));
        visits.replaceAll((_, visit) -> visit.at(now));
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.write(draft, visits.entrySet().stream().map(Visits::line).toList());
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("Could not note who was here", e);
        }
        changed = false;
        saved = now;
    }

    private static String line(Map.Entry<String, Visit> each) {
        Visit visit = each.getValue();
        return each.getKey() + " " + visit.last().getEpochSecond() + " " + visit.life();
    }

    private void read() {
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).forEach(line -> parse(line).ifPresent(each -> visits.put(name(line), each)));
            }
        } catch (IOException e) {
            LOG.warn("Could not read who was here", e);
        }
    }

    private static String name(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    private static Optional<Visit> parse(String line) {
        String[] words = line.split(" ", -1);
        try {
            return Optional.of(
                    new Visit(Instant.ofEpochSecond(Long.parseLong(words[1])), Integer.parseInt(words[2]), false));
        } catch (RuntimeException damaged) {
            LOG.warn("A line about a visit cannot be read");
            return Optional.empty();
        }
    }
}
