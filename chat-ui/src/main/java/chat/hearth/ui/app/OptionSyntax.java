package chat.hearth.ui.app;

import chat.hearth.ui.view.Language;
import chat.hearth.ui.view.Theme;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/// What can be said on the command line. Not by annotations: to read them took more than half of the time from `main`
/// to the start of JavaFX.
final class OptionSyntax {
    static final String PROFILE = "--profile";
    static final String DEFAULT_PROFILE = "default";
    static final String DATA = "--data";
    static final String NAME = "--name";
    static final String HOST = "--host";
    static final String LAN = "--lan";
    static final String BROKER = "--broker";
    static final String INVITE = "--invite";
    static final String LANGUAGE = "--lang";
    static final String THEME = "--theme";
    static final String DEMO = "--demo";
    static final String REHEARSE = "--rehearse";
    static final String TRACE_START = "--trace-start";

    private static final int MAX_PORT = 65535;

    private OptionSyntax() {}

    /// A new one each time: what is parsed is kept in it.
    static CommandSpec command() {
        CommandSpec command = CommandSpec.create().name("hearth").versionProvider(new Version());
        command.usageMessage()
                .sortOptions(false)
                .description("A private messenger that needs nothing but an MQTT broker.");
        command.addPositional(PositionalParamSpec.builder()
                .paramLabel("LINK")
                .arity("0..1")
                .type(String.class)
                .description("an invitation that was clicked, as with --invite")
                .build());
        addAccount(command);
        addNetwork(command);
        addLooks(command);
        addRuns(command);
        addHelp(command);
        return command;
    }

    private static void addAccount(CommandSpec command) {
        command.addOption(value(PROFILE, "NAME", String.class)
                .defaultValue(DEFAULT_PROFILE)
                .converters(new ProfileName())
                .description("which profile to open; each is one identity (default: ${DEFAULT-VALUE})")
                .build());
        command.addOption(value(DATA, "DIR", Path.class)
                .description("where profiles are kept")
                .build());
        command.addOption(value(NAME, "NAME", String.class)
                .description("your name, for the first start")
                .build());
    }

    private static void addNetwork(CommandSpec command) {
        command.addOption(value(HOST, "PORT", Integer.class)
                .arity("0..1")
                .parameterConsumer(new PortIfGiven())
                .description(
                        "meet on a broker that is started here (on the port that it had, or 18830, or another one)")
                .build());
        command.addOption(flag(LAN)
                .description("with --host: let others on this network in")
                .build());
        command.addOption(value(BROKER, "URI", URI.class)
                .converters(new Broker())
                .description("meet on this broker: mqtt[s]://[USER@]HOST[:PORT]")
                .build());
        command.addOption(value(INVITE, "LINK", String.class)
                .description("use this invitation")
                .build());
    }

    private static void addLooks(CommandSpec command) {
        command.addOption(value(LANGUAGE, "en|zh", Language.class)
                .converters(new LanguageCode())
                .description("the language of the window")
                .build());
        command.addOption(value(THEME, "light|dark|system", Theme.class)
                .converters(new ThemeName())
                .description("how the window looks")
                .build());
    }

    private static void addRuns(CommandSpec command) {
        command.addOption(flag(DEMO)
                .description("open two windows, Alice and Bob, on a network of their own")
                .build());
        command.addOption(flag(REHEARSE)
                .hidden(true)
                .description("play what the build keeps for a quick start, and end")
                .build());
        command.addOption(flag(TRACE_START)
                .description("print where the time goes until the window is painted")
                .build());
    }

    private static void addHelp(CommandSpec command) {
        command.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
        command.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
    }

    private static OptionSpec.Builder value(String name, String label, Class<?> type) {
        return OptionSpec.builder(name).paramLabel(label).type(type).arity("1");
    }

    private static OptionSpec.Builder flag(String name) {
        return OptionSpec.builder(name);
    }

    /// A folder's name, and no more.
    private static final class ProfileName implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (!text.matches("[A-Za-z0-9_][A-Za-z0-9_-]{0,31}")) {
                throw new TypeConversionException("a profile's name has 1 to 32 letters, digits, - and _");
            }
            return text;
        }
    }

    /// Takes what follows as a port, unless that is another option or an invitation.
    private static final class PortIfGiven implements IParameterConsumer {
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
    private static final class Broker implements ITypeConverter<URI> {
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

    private static final class LanguageCode implements ITypeConverter<Language> {
        @Override
        public Language convert(String text) {
            return switch (text) {
                case "en" -> Language.ENGLISH;
                case "zh" -> Language.CHINESE;
                default -> throw new TypeConversionException("the languages are en and zh");
            };
        }
    }

    private static final class ThemeName implements ITypeConverter<Theme> {
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
