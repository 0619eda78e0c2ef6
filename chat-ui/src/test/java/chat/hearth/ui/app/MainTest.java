package chat.hearth.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theVersionIsThatOfTheBuild() {
        int status = run("--version");

        assertEquals(0, status);
        assertTrue(out.toString().strip().matches("Hearth [0-9]+\\.[0-9]+\\.[0-9]+.*"), out::toString);
        assertEquals("", err.toString());
    }

    @Test
    void helpNamesEveryFlag() {
        int status = run("--help");

        assertEquals(0, status);
        for (String flag : new String[] {
            "--profile", "--data", "--name", "--host", "--broker", "--invite", "--demo", "--trace-start"
        }) {
            assertTrue(out.toString().contains(flag), flag);
        }
        assertEquals("", err.toString());
    }

    @Test
    void anUnknownFlagIsWrongUse() {
        int status = run("--nonsense");

        assertEquals(2, status);
        assertTrue(err.toString().contains("--nonsense"), err::toString);
        assertTrue(err.toString().contains("Usage: hearth"), err::toString);
        assertEquals("", out.toString());
    }

    @Test
    void aPasswordOnTheLineIsWrongUseAndNotRepeated() {
        int status = run("--broker=mqtt://ann:secret@lab.example");

        assertEquals(2, status);
        assertFalse(err.toString().contains("secret"), err::toString);
    }

    @Test
    void aPlaceThatTakesNothingIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        int status = run("--data=" + file);

        assertEquals(1, status);
        assertTrue(err.toString().contains("--data"), err::toString);
    }

    @Test
    void theSecondStartEndsAfterItKnocked() throws Exception {
        Profile profile = new Profile(folder.resolve("profiles").resolve("default"));
        profile.create();
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (SingleInstance first = SingleInstance.take(profile).orElseThrow()) {
            first.listen(heard::add);

            int status = run("--data=" + folder, "hearth:1abc");

            assertEquals(0, status);
            assertEquals("hearth:1abc", heard.poll(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void aSecondStartThatNobodyAnswersDoesNotEndAsIfItHadHandedOver() throws Exception {
        Profile profile = new Profile(folder.resolve("profiles").resolve("default"));
        profile.create();
        try (SingleInstance _ = SingleInstance.take(profile).orElseThrow()) {
            Files.delete(profile.socket());

            int status = run("--data=" + folder, "hearth:1abc");

            assertEquals(1, status);
            assertTrue(err.toString().contains("does not answer"), err::toString);
        }
    }

    private int run(String... arguments) {
        return Main.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
