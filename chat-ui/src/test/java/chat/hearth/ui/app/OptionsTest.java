package chat.hearth.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.ui.view.Language;
import chat.hearth.ui.view.Theme;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

class OptionsTest {
    @Test
    void anEmptyLineIsTheDefaultProfileAndNothingElse() {
        Options options = parse();

        assertEquals("default", options.profile());
        assertEquals(Optional.empty(), options.data());
        assertEquals(Optional.empty(), options.name());
        assertEquals(Optional.empty(), options.host());
        assertEquals(Optional.empty(), options.broker());
        assertEquals(Optional.empty(), options.invite());
        assertEquals(Optional.empty(), options.language());
        assertEquals(Optional.empty(), options.theme());
        assertFalse(options.isLan());
        assertFalse(options.isDemo());
        assertFalse(options.isStartTraced());
    }

    @Test
    void everyFlagIsUnderstood() {
        Options options = parse(
                "--profile=work",
                "--data=/somewhere",
                "--name=Ann Lee",
                "--lan",
                "--broker=mqtts://ann@lab.example:8884",
                "--invite=hearth:1abc",
                "--lang=zh",
                "--theme=dark",
                "--demo",
                "--trace-start",
                "--host");

        assertEquals("work", options.profile());
        assertEquals(Optional.of(Path.of("/somewhere")), options.data());
        assertEquals(Optional.of("Ann Lee"), options.name());
        assertTrue(options.isLan());
        assertEquals(Optional.of(URI.create("mqtts://ann@lab.example:8884")), options.broker());
        assertEquals(Optional.of("hearth:1abc"), options.invite());
        assertEquals(Optional.of(Language.CHINESE), options.language());
        assertEquals(Optional.of(Theme.DARK), options.theme());
        assertTrue(options.isDemo());
        assertTrue(options.isStartTraced());
        assertEquals(Optional.of(0), options.host());
    }

    @Test
    void aPortToHostOnMayBeGiven() {
        assertEquals(Optional.of(1884), parse("--host=1884").host());
        assertEquals(Optional.of(65535), parse("--host", "65535").host());
    }

    @Test
    void anInvitationBehindHostIsNoPort() {
        Options options = parse("--host", "hearth:1?abc");

        assertEquals(Optional.of(0), options.host());
        assertEquals(Optional.of("hearth:1?abc"), options.invite());
    }

    @Test
    void anInvitationThatWasClickedComesWithoutAFlag() {
        assertEquals(Optional.of("hearth:1abc"), parse("hearth:1abc").invite());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--profile=",
                "--profile=..",
                "--profile=a/b",
                "--profile=-x",
                "--profile=123456789012345678901234567890123",
                "--host=65536",
                "--host=0",
                "--host=-1",
                "--host=1883x",
                "--broker=http://lab.example",
                "--broker=lab.example:1883",
                "--broker=mqtt://",
                "--broker=mqtt://lab.example:65536",
                "--broker=mqtt://not a host",
                "--lang=de",
                "--theme=pink",
                "--colour=red"
            })
    void aWrongValueIsRefused(String argument) {
        assertThrows(ParameterException.class, () -> parse(argument));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mqtt://ann:secret@lab.example", "mqtts://ann:@lab.example", "mqtt://ann%3Asecret@lab.example"})
    void aPasswordIsRefusedAndNotRepeated(String broker) {
        var refused = assertThrows(ParameterException.class, () -> parse("--broker=" + broker));

        String said = String.valueOf(refused.getMessage());
        assertTrue(said.contains("password"), said);
        assertFalse(said.contains("secret"), said);
    }

    private static Options parse(String... arguments) {
        return Options.of(arguments);
    }
}
