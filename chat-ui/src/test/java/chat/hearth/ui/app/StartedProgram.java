package chat.hearth.ui.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/// A program that is started in a Java of its own, again and again, with the flags and the class path of this one.
final class StartedProgram {
    private static final int REST_SECONDS = 20;
    private static final int IDLE_SECONDS = 5;
    private static final long LIMIT_SECONDS = 180;

    private final String name;
    private final StartTrace.Step content;
    private final List<String> command;
    private final List<Figures> runs = new ArrayList<>();

    /// Times in milliseconds since the process was asked for, memory in KiB.
    ///
    /// @param processor how long all its threads had run when the content was painted
    /// @param idle of the rest, how much the processor worked for it, in thousandths
    record Figures(long firstFrame, long content, long processor, long rss, long pss, long idle) {}

    private StartedProgram(String name, StartTrace.Step content, List<String> command) {
        this.name = name;
        this.content = content;
        this.command = command;
    }

    static StartedProgram bare() {
        return new StartedProgram(
                "bare JavaFX window", StartTrace.Step.FIRST_FRAME, java(BareWindow.class.getName(), List.of()));
    }

    static StartedProgram packagedBare(String name, Path launcher) {
        return new StartedProgram(name, StartTrace.Step.FIRST_FRAME, List.of(launcher.toString()));
    }

    static StartedProgram packaged(String name, Path launcher, Path data, String profile) {
        return new StartedProgram(
                name,
                StartTrace.Step.MAIN_WINDOW,
                List.of(launcher.toString(), "--data", data.toString(), "--profile", profile, "--trace-start"));
    }

    static StartedProgram hearth(String name, Path data, String profile) {
        List<String> arguments = List.of("--data", data.toString(), "--profile", profile, "--trace-start");
        return new StartedProgram(name, StartTrace.Step.MAIN_WINDOW, java(Main.class.getName(), arguments));
    }

    private static List<String> java(String main, List<String> arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        line.addAll(List.of("-classpath", System.getProperty("java.class.path"), main));
        line.addAll(arguments);
        return line;
    }

    String name() {
        return name;
    }

    void runOnce() throws Exception {
        long asked = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        if (!builder.environment().containsKey("DISPLAY")) {
            builder.environment().put("JAVA_TOOL_OPTIONS", "-Dglass.platform=Headless -Dprism.order=sw");
        }
        Process process = builder.start();
        try (BufferedReader trace = process.inputReader()) {
            long firstFrame = millis(asked, await(trace, StartTrace.Step.FIRST_FRAME));
            long painted = content == StartTrace.Step.FIRST_FRAME ? firstFrame : millis(asked, await(trace, content));
            long processor = process.info().totalCpuDuration().orElseThrow().toMillis();
            TimeUnit.SECONDS.sleep(REST_SECONDS);
            long idle = idle(process);
            Path memory = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
            runs.add(new Figures(
                    firstFrame, painted, processor, kibibytes(memory, "Rss:"), kibibytes(memory, "Pss:"), idle));
        } finally {
            process.destroy();
            process.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static long idle(Process process) throws InterruptedException {
        long before = process.info().totalCpuDuration().orElseThrow().toMillis();
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        return (process.info().totalCpuDuration().orElseThrow().toMillis() - before) / IDLE_SECONDS;
    }

    /// Of each figure by itself.
    Figures median() {
        return new Figures(
                median(Figures::firstFrame),
                median(Figures::content),
                median(Figures::processor),
                median(Figures::rss),
                median(Figures::pss),
                median(Figures::idle));
    }

    private long median(ToLongFunction<Figures> figure) {
        long[] sorted = runs.stream().mapToLong(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /// When the program said that it has got there.
    private long await(BufferedReader trace, StartTrace.Step step) throws Exception {
        return CompletableFuture.supplyAsync(() -> {
                    String line = read(trace);
                    while (!line.endsWith(step.words())) {
                        line = read(trace);
                    }
                    return System.nanoTime();
                })
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private String read(BufferedReader trace) {
        try {
            String line = trace.readLine();
            if (line == null) {
                throw new IllegalStateException(name + ": ended before its window was painted");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long millis(long from, long to) {
        return TimeUnit.NANOSECONDS.toMillis(to - from);
    }

    private static long kibibytes(Path memory, String key) throws IOException {
        return Files.readAllLines(memory).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> Arrays.asList(line.split("\\s+")).get(1))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}
