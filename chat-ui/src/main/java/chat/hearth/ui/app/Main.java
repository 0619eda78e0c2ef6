package chat.hearth.ui.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Where the program begins. Not the `Application` itself: a main class that extends it is refused on the class path.
public final class Main {
    private static final int WRONG_USE = 2;

    private Main() {}

    public static void main(String[] args) {
        StartTrace.begin();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int status = run(args, out, err);
        if (status >= 0) {
            System.exit(status);
        }
    }

    /// @return the exit status of the process, negative if the window has decided
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(OptionSyntax.command()).setOut(out).setErr(err);
        ParseResult said;
        try {
            said = line.parseArgs(args);
        } catch (ParameterException e) {
            err.println(e.getMessage());
            line.usage(err);
            return WRONG_USE;
        }
        if (CommandLine.printHelpIfRequested(said)) {
            return 0;
        }
        Options options = new Options(said);
        StartTrace.of(options).reached(StartTrace.Step.MAIN);
        if (options.isRehearsal()) {
            Display.doWithout();
            return HearthApp.rehearse();
        }
        return options.isDemo() ? demo(out) : open(options, err);
    }

    private static int demo(PrintWriter out) {
        if (!Display.isThere()) {
            out.println(
                    "There is no display: the demo is played off-screen, its pictures go to " + Demo.PICTURES + ".");
            Display.doWithout();
        }
        int status = HearthApp.demo();
        if (status < 0 && !Display.isOnScreen()) {
            out.println("The pictures are there: alice-light.png, alice-dark.png, bob-light.png, bob-dark.png.");
        }
        return status;
    }

    private static int open(Options options, PrintWriter err) {
        Profile profile = Profile.of(options);
        try {
            profile.create();
        } catch (IOException e) {
            err.println("Hearth cannot keep anything in " + profile.folder()
                    + ": there is no right to write there, or it is no folder. Choose another one with --data.");
            return 1;
        }
        if (SingleInstance.knock(profile, options.invite().orElse(""))) {
            return 0;
        }
        if (!Display.isThere()) {
            err.println("Hearth needs a display to open its window on; neither DISPLAY nor WAYLAND_DISPLAY is set.");
            return 1;
        }
        LogFile.begin(profile.log());
        Optional<SingleInstance> instance = take(profile);
        if (instance.isEmpty()) {
            return knockAgain(options, profile, err);
        }
        return HearthApp.open(Preparation.begin(options, profile, instance.get()), StartTrace.of(options));
    }

    /// Somebody has come in since it was knocked for, or has not answered then.
    private static int knockAgain(Options options, Profile profile, PrintWriter err) {
        if (SingleInstance.knock(profile, options.invite().orElse(""))) {
            return 0;
        }
        err.println("Hearth is open already with this profile, but does not answer.");
        return 1;
    }

    private static Optional<SingleInstance> take(Profile profile) {
        try {
            return SingleInstance.take(profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
