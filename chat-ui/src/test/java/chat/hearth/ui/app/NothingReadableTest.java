package chat.hearth.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.time.DaemonCoreThread;
import chat.hearth.core.time.FailOnBackgroundError;
import chat.hearth.persistence.PersistenceModule;
import com.google.inject.Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// A conversation, with a log of everything that could be logged: in no file of a profile stands what was written, who
/// wrote it, or a secret key.
@Timeout(180)
@ExtendWith(FailOnBackgroundError.class)
class NothingReadableTest {
    private static final String BROKER = "mqtt://127.0.0.1:1883";
    private static final String TEXT = "Zwölf neue Sensoren, 石头记 and a canary";

    @TempDir
    private Path data;

    @RegisterExtension
    final MeetingPlace place = new MeetingPlace();

    private final LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger ours = logging.getLogger("chat.hearth");
    private final FileAppender<ILoggingEvent> log = new FileAppender<>();

    @BeforeEach
    void logAll() {
        PatternLayoutEncoder words = new PatternLayoutEncoder();
        words.setContext(logging);
        words.setPattern("%level %logger %msg%n%ex");
        words.start();
        log.setContext(logging);
        log.setFile(data.resolve("profiles/alice/log/hearth.log").toString());
        log.setEncoder(words);
        log.start();
        ours.addAppender(log);
        ours.setLevel(Level.TRACE);
    }

    @AfterEach
    void endBroker() {
        ours.setLevel(null);
        ours.detachAppender(log);
        log.stop();
    }

    @Test
    void nothingOfAConversationCanBeReadInAnyFile() throws Exception {
        List<String> whileOpen;
        try (RunningProgram alice = start("alice", "--name=Annemarie", "--broker=" + BROKER);
                RunningProgram bob = start("bob", "--name=Bartholomew", "--invite=" + alice.invitationLink())) {
            alice.openFirstChat("Bartholomew");
            alice.write(TEXT);
            alice.awaitRead(text -> text.contains(TEXT) && text.contains("delivered"));
            bob.openFirstChat("Annemarie");
            bob.awaitRead(TEXT::equals);
            bob.write("Only eleven, says the wagtail");
            alice.awaitRead("Only eleven, says the wagtail"::equals);
            whileOpen = readable(words());
        }
        ours.debug("the log is heard");

        assertEquals(List.of(), whileOpen);
        assertEquals(List.of(), readable(words()));
        assertEquals(List.of(), readable(secrets("alice")));
        assertEquals(List.of(), readable(secrets("bob")));
        assertEquals(
                List.of("the log in profiles/alice/log/hearth.log"),
                readable(Map.of("the log", "the log is heard".getBytes(StandardCharsets.UTF_8))));
    }

    private RunningProgram start(String profile, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of("--profile=" + profile));
        line.addAll(List.of(arguments));
        List<Module> adapters = List.of(new PersistenceModule(), new MemoryNetworkModule(place.networks()));
        return RunningProgram.start(data, adapters, line.toArray(String[]::new));
    }

    private static Map<String, byte[]> words() {
        Map<String, byte[]> words = new LinkedHashMap<>();
        for (String each :
                List.of(TEXT, "canary", "石头记", "wagtail", "Annemarie", "Bartholomew", "annemarie", "bartholomew")) {
            words.put(each, each.getBytes(StandardCharsets.UTF_8));
            words.put(each + " in UTF-16", each.getBytes(StandardCharsets.UTF_16BE));
        }
        return words;
    }

    /// The secret keys of an account, in the ways in which one writes them.
    private Map<String, byte[]> secrets(String profile) throws Exception {
        Map<String, byte[]> written = new LinkedHashMap<>();
        Account account = account(data.resolve("profiles").resolve(profile).resolve("accounts/1/store"));
        Map<String, Bytes> keys = Map.of(
                "identity", account.identity().seed(),
                "device", account.deviceKey().seed(),
                "agreement", account.agreement().secret(),
                "client id", Bytes.utf8(account.clientId()),
                "presence", account.presenceKey());
        keys.forEach((name, key) -> {
            written.put(name, key.toArray());
            written.put(name + " in hex", key.hex().getBytes(StandardCharsets.US_ASCII));
            written.put(
                    name + " in base64", Base64.getEncoder().withoutPadding().encode(key.toArray()));
        });
        return written;
    }

    private static Account account(Path store) throws Exception {
        try (DaemonCoreThread core = new DaemonCoreThread("core", InstantSource.system())) {
            Windowless program = Windowless.on(core);
            var open = program.ask(() -> program.stores().open(store)).join();
            var snapshot = program.ask(open::load).join();
            program.ask(open::close).join();
            return snapshot.account().orElseThrow();
        }
    }

    /// What stands in which file.
    private List<String> readable(Map<String, byte[]> canaries) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            canaries.forEach((name, canary) -> {
                if (bytes.contains(new String(canary, StandardCharsets.ISO_8859_1))) {
                    found.add(name + " in " + data.relativize(file));
                }
            });
        }
        return found;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            assertTrue(files.stream().anyMatch(file -> file.endsWith("hearth.key")), "the stores were not found");
            return files;
        }
    }
}
