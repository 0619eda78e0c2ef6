package chat.hearth.ui.app;

import chat.hearth.ui.view.Language;
import chat.hearth.ui.view.Theme;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// The command line.
@Command(
        name = "hearth",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "A private messenger that needs nothing but an MQTT broker.")
final class Options {
    private static final int MAX_PORT = 65535;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "default",
            converter = ProfileName.class,
            description = "which profile to open; each is one identity (default: ${DEFAULT-VALUE})")
    private String profile = "default";

    @Option(names = "--data", paramLabel = "DIR", description = "where profiles are kept")
    private @Nullable Path data;

    @Option(names = "--name", paramLabel = "NAME", description = "your name, for the first start")
    private @Nullable String name;

    @Option(
            names = "--host",
            paramLabel = "PORT",
            arity = "0..1",
            parameterConsumer = PortIfGiven.class,
            description = "meet on a broker that is started here (on the port that it had, or 18830, or another one)")
    private @Nullable Integer host;

    @Option(names = "--lan", description = "with --host: let others on this network in")
    private boolean lan;

    @Option(
            names = "--broker",
            paramLabel = "URI",
            converter = Broker.class,
            description = "meet on this broker: mqtt[s]://[USER@]HOST[:PORT]")
    private @Nullable URI broker;

    @Option(names = "--invite", paramLabel = "LINK", description = "use this invitation")
    private @Nullable String invite;

    @Option(
            names = "--lang",
            paramLabel = "en|zh",
            converter = LanguageCode.class,
            description = "the language of the window")
    private @Nullable Language language;

    @Option(
            names = "--theme",
            paramLabel = "light|dark|system",
            converter = ThemeName.class,
            description = "how the window looks")
    private @Nullable Theme theme;

    @Option(names = "--demo", description = "open two windows, Alice and Bob, on a network of their own")
    private boolean demo;

    @Option(names = "--rehearse", hidden = true, description = "play what the build keeps for a quick start, and end")
    private boolean rehearsal;

    @Option(names = "--trace-start", description = "print where the time goes until the window is painted")
    private boolean startTraced;

    @Parameters(paramLabel = "LINK", arity = "0..1", description = "an invitation that was clicked, as with --invite")
    private @Nullable String link;

    String profile() {
        return profile;
    }

    Optional<Path> data() {
        return Optional.ofNullable(data);
    }

    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /// The port to host on, 0 if none is named.
    Optional<Integer> host() {
        return Optional.ofNullable(host);
    }

    boolean isLan() {
        return lan;
    }

    Optional<URI> broker() {
        return Optional.ofNullable(broker);
    }

    Optional<String> invite() {
        return Optional.ofNullable(invite).or(() -> Optional.ofNullable(link));
    }

    Optional<Language> language() {
        return Optional.ofNullable(language);
    }

    Optional<Theme> theme() {
        return Optional.ofNullable(theme);
    }

    boolean isDemo() {
        return demo;
    }

    boolean isRehearsal() {
        return rehearsal;
    }

    boolean isStartTraced() {
        return startTraced;
    }

    /// A folder's name, and no more.
    static final class ProfileName implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (!text.matches("[A-Za-z0-9_][A-Za-z0-9_-]{0,31}")) {
                throw new TypeConversionException("a profile's name has 1 to 32 letters, digits, - and _");
            }
            return text;
        }
    }

    /// Takes what follows as a port, unless that is another option or an invitation.
    static final class PortIfGiven implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> rest, ArgSpec option, CommandSpec command) {
            boolean given = !rest.isEmpty() && !rest.peek().matches("(?i)-\\D.*|hearth:.*");
            option.setValue(given ? port(rest.pop(), command) : 0);
        }

        private static int port(String text, CommandSpec command) {
            int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
            if (port == 0 || port > MAX_PORT) {
                throw new ParameterException(
                        command.commandLine(),
                        "Invalid value for option '--host' (PORT): a port is a number from 1 to " + MAX_PORT);
            }
            return port;
        }
    }

    /// No password: the command line can be read by everyone on the computer.
    static final class Broker implements ITypeConverter<URI> {
        @Override
        public URI convert(String text) {
            URI uri = parse(text);
            boolean mqtt = "mqtt".equals(uri.getScheme()) || "mqtts".equals(uri.getScheme());
            String user = uri.getUserInfo() == null ? "" : uri.getUserInfo();
            if (!mqtt || uri.getHost() == null || uri.getPort() > MAX_PORT) {
                throw new TypeConversionException("a broker is mqtt://HOST:PORT or, with TLS, mqtts://HOST:PORT");
            }
            if (user.contains(":")) {
                throw new TypeConversionException("a password does not belong on the command line; Hearth asks for it");
            }
            return uri;
        }

        private static URI parse(String text) {
            try {
                return new URI(text);
            } catch (URISyntaxException e) {
                throw new TypeConversionException("not the address of a broker");
            }
        }
    }

    static final class LanguageCode implements ITypeConverter<Language> {
        @Override
        public Language convert(String text) {
            return switch (text) {
                case "en" -> Language.ENGLISH;
                case "zh" -> Language.CHINESE;
                default -> throw new TypeConversionException("the languages are en and zh");
            };
        }
    }

    static final class ThemeName implements ITypeConverter<Theme> {
        @Override
        public Theme convert(String text) {
            return switch (text) {
                case "light" -> Theme.LIGHT;
                case "dark" -> Theme.DARK;
                case "system" -> Theme.SYSTEM;
                default -> throw new TypeConversionException("the themes are light, dark and system");
            };
        }
    }
}
