package chat.hearth.ui.app;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.store.Change;
import chat.hearth.core.store.Snapshot;
import chat.hearth.core.store.Store;
import chat.hearth.core.time.DaemonCoreThread;
import chat.hearth.ui.text.FxThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Measures how long Hearth takes until its window with the list of conversations is painted, and how much memory it
/// has after 20 s of rest, beside a
/// bare JavaFX window that is started with the same flags in the same run. Argument: how many rounds, 9 if none is
/// given. In each round everything is started once, by turns.
///
/// The profiles have one contact, whose conversation is open at the end: empty, or with 13,000 messages. Those that
/// meet on somebody else's broker find it in this process.
public final class StartBench {
    private static final int ROUNDS = 9;
    private static final int MESSAGES = 13_000;
    private static final int BATCH = 500;
    private static final Instant NEWEST = Instant.parse("2026-11-20T10:00:00Z");

    private static final Path IMAGE = Path.of("target", "dist", "image", "hearth");
    private static final SequencedMap<String, String> PROFILES = profiles();

    private final Path data;

    private StartBench(Path data) {
        this.data = data;
    }

    /// Measures as Java starts it from its classes.
    public static void main(String[] arguments) throws Exception {
        run(arguments, StartBench::fromClasses);
    }

    /// Measures what `mvn -Pdist` has packaged.
    public static void packaged(String[] arguments) throws Exception {
        run(arguments, StartBench::fromPackage);
    }

    private interface Programs {
        List<StartedProgram> of(Path data) throws Exception;
    }

    private static void run(String[] arguments, Programs programs) throws Exception {
        int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
        FxThread.startWithFonts();
        Path data = Files.createTempDirectory("hearth-bench-");
        LogFile.begin(data);
        try (RunningProgram host =
                RunningProgram.start(data, Program.adapters(), "--profile=broker", "--name=Bob", "--host")) {
            new StartBench(data).measure(host, rounds, programs);
        } finally {
            Folders.deleteQuietly(data);
        }
    }

    private void measure(RunningProgram host, int rounds, Programs kind) throws Exception {
        guest("guest-empty", host);
        guest("guest-full", host);
        fill("guest-full");
        host("host-empty");
        host("host-full");
        fill("host-full");
        List<StartedProgram> programs = kind.of(data);
        for (int i = 0; i < rounds; i++) {
            for (StartedProgram program : programs) {
                program.runOnce();
            }
        }
        print(programs);
    }

    private static List<StartedProgram> fromClasses(Path data) {
        List<StartedProgram> programs = new ArrayList<>(List.of(StartedProgram.bare()));
        PROFILES.forEach((profile, name) -> programs.add(StartedProgram.hearth(name, data, profile)));
        return programs;
    }

    private static List<StartedProgram> fromPackage(Path data) throws Exception {
        var packaged = new PackagedPrograms(IMAGE, data.resolve("bare"));
        List<StartedProgram> programs = new ArrayList<>(List.of(
                StartedProgram.packagedBare("bare JavaFX window, by jpackage", packaged.bareByJpackage()),
                StartedProgram.packagedBare("bare JavaFX window, by a launcher like Hearth's", packaged.bare())));
        PROFILES.forEach(
                (profile, name) -> programs.add(StartedProgram.packaged(name, packaged.hearth(), data, profile)));
        return programs;
    }

    private static void print(List<StartedProgram> programs) {
        StartedProgram.Figures bare = programs.getFirst().median();
        System.out.println("| | First frame | Window with its list | Processor until then | RSS | PSS | Idle |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (StartedProgram program : programs) {
            StartedProgram.Figures it = program.median();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d ms | %d ms (%.1f) | %d ms (%.1f) | %d MB (%.1f) | %d MB (%.1f) | %.1f %% |%n",
                    program.name(),
                    it.firstFrame(),
                    it.content(),
                    ratio(it.content(), bare.content()),
                    it.processor(),
                    ratio(it.processor(), bare.processor()),
                    it.rss() / 1024,
                    ratio(it.rss(), bare.rss()),
                    it.pss() / 1024,
                    ratio(it.pss(), bare.pss()),
                    it.idle() / 10.0);
        }
    }

    private static double ratio(long figure, long bare) {
        return figure / (double) bare;
    }

    private static SequencedMap<String, String> profiles() {
        SequencedMap<String, String> profiles = new LinkedHashMap<>();
        profiles.put("guest-empty", "somebody else's broker, empty");
        profiles.put("guest-full", "somebody else's broker, 13,000 messages");
        profiles.put("host-empty", "own broker, empty");
        profiles.put("host-full", "own broker, 13,000 messages");
        return profiles;
    }

    private void guest(String profile, RunningProgram host) throws Exception {
        try (RunningProgram guest = RunningProgram.start(
                data, Program.adapters(), "--profile=" + profile, "--name=Ann", "--invite=" + host.invitationLink())) {
            guest.in();
            guest.openFirstChat("Bob");
        }
    }

    private void host(String profile) throws Exception {
        try (RunningProgram host =
                        RunningProgram.start(data, Program.adapters(), "--profile=" + profile, "--name=Ann", "--host");
                RunningProgram friend = RunningProgram.start(
                        data,
                        Program.adapters(),
                        "--profile=" + profile + "-friend",
                        "--name=Bob",
                        "--invite=" + host.invitationLink())) {
            friend.in();
            host.openFirstChat("Bob");
        }
    }

    /// Writes what was said into the profile's store.
    private void fill(String profile) throws Exception {
        Path folder = Profile.of(options(profile)).account("1").resolve("store");
        try (var core = new DaemonCoreThread("core", InstantSource.system())) {
            Windowless program = Windowless.on(core);
            Store store = answer(program.ask(() -> program.stores().open(folder)));
            Snapshot snapshot = answer(program.ask(store::load));
            PeerId self = snapshot.account().orElseThrow().peer();
            ConversationId chat = snapshot.contacts().getFirst().conversation();
            for (int from = 0; from < MESSAGES; from += BATCH) {
                List<Change> batch = batch(from, self, chat);
                answer(program.ask(() -> store.commit(batch)));
            }
            answer(program.ask(store::close));
        }
    }

    private Options options(String profile) {
        return Options.of("--data", data.toString(), "--profile", profile);
    }

    private static List<Change> batch(int from, PeerId self, ConversationId chat) {
        List<Change> batch = new ArrayList<>();
        for (int i = from; i < from + BATCH; i++) {
            Instant at = NEWEST.minusSeconds(60L * (MESSAGES - i));
            boolean mine = i % 3 == 0;
            batch.add(new Change.Append(new Message(
                    chat,
                    MessageId.create(at, new Random(i)),
                    mine ? self : chat.peer(),
                    at.toEpochMilli() << 16,
                    at,
                    at,
                    "Message " + i + " 早上好 " + "and some more words ".repeat(i % 9) + (i % 5 == 0 ? "😀" : ""),
                    mine ? new Delivery.Delivered(Optional.of(at), at) : new Delivery.Received())));
        }
        Message last = ((Change.Append) batch.getLast()).message();
        batch.add(new Change.MarkRead(last.conversation(), last.position()));
        return batch;
    }

    private static <T> T answer(CompletableFuture<T> question) throws Exception {
        return question.get(2, TimeUnit.MINUTES);
    }
}
