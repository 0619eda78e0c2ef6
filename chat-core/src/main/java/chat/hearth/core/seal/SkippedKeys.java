package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.AgreementKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Keys of messages that have not come, oldest first. They are kept for 30 days, and the newest 2,000 of them.
record SkippedKeys(List<Skipped> keys) {
    static final int MOST = 2_000;
    static final Duration LONGEST = Duration.ofDays(30);
    static final SkippedKeys NONE = new SkippedKeys(List.of());

    SkippedKeys {
        keys = List.copyOf(keys);
    }

    /// @param chain the sender's ratchet key
    /// @param since when it was skipped, in milliseconds
    record Skipped(Bytes chain, long number, Bytes messageKey, Instant since) {
        boolean isOf(RatchetHeader header) {
            return number == header.number() && chain.equals(header.key());
        }
    }

    Optional<Skipped> find(RatchetHeader header) {
        return keys.stream().filter(key -> key.isOf(header)).findFirst();
    }

    SkippedKeys without(Skipped used) {
        return new SkippedKeys(keys.stream().filter(key -> !key.equals(used)).toList());
    }

    /// With the keys of the numbers from `first` of one chain.
    SkippedKeys with(Bytes chain, long first, List<Bytes> messageKeys, Instant now) {
        if (messageKeys.isEmpty()) {
            return this;
        }
        List<Skipped> all = new ArrayList<>(keys);
        for (int i = Math.max(0, messageKeys.size() - MOST); i < messageKeys.size(); i++) {
            all.add(new Skipped(chain, first + i, messageKeys.get(i), now));
        }
        return new SkippedKeys(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    /// Without those that are too old.
    SkippedKeys at(Instant now) {
        Instant oldest = now.minus(LONGEST);
        boolean allYoung = keys.stream().noneMatch(key -> key.since().isBefore(oldest));
        return allYoung
                ? this
                : new SkippedKeys(keys.stream()
                        .filter(key -> !key.since().isBefore(oldest))
                        .toList());
    }

    /// Runs of one chain and one time, each `chain ‖ time u64 ‖ count u32 ‖ (number u32 ‖ key)…`.
    void write(StateWriter out) {
        List<List<Skipped>> runs = runs();
        out.number32(runs.size());
        for (List<Skipped> run : runs) {
            Skipped first = run.getFirst();
            out.fixed(first.chain()).number64(first.since().toEpochMilli()).number32(run.size());
            run.forEach(key -> out.number32(key.number()).fixed(key.messageKey()));
        }
    }

    private List<List<Skipped>> runs() {
        List<List<Skipped>> runs = new ArrayList<>();
        for (Skipped key : keys) {
            if (runs.isEmpty() || !goTogether(runs.getLast().getLast(), key)) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(key);
        }
        return runs;
    }

    private static boolean goTogether(Skipped one, Skipped next) {
        return one.chain().equals(next.chain()) && one.since().equals(next.since());
    }

    static SkippedKeys read(StateReader in) {
        List<Skipped> keys = new ArrayList<>();
        long runs = in.number32();
        StateReader.require(runs <= MOST, "too many skipped keys");
        for (long i = 0; i < runs; i++) {
            Bytes chain = in.fixed(AgreementKey.SIZE);
            Instant since = in.time();
            long count = in.number32();
            StateReader.require(count <= MOST - keys.size(), "too many skipped keys");
            Stream.generate(() -> new Skipped(chain, in.number32(), in.fixed(Hmac.SIZE), since))
                    .limit(count)
                    .forEach(keys::add);
        }
        return new SkippedKeys(keys);
    }

    @Override
    public String toString() {
        return keys.size() + " skipped keys";
    }
}
