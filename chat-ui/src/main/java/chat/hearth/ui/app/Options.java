package chat.hearth.ui.app;

import chat.hearth.ui.view.Language;
import chat.hearth.ui.view.Theme;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/// What the command line says.
final class Options {
    private final String profile;
    private final @Nullable Path data;
    private final @Nullable String name;
    private final @Nullable Integer host;
    private final boolean lan;
    private final @Nullable URI broker;
    private final @Nullable String invite;
    private final @Nullable Language language;
    private final @Nullable Theme theme;
    private final boolean demo;
    private final boolean rehearsal;
    private final boolean startTraced;
    private final @Nullable String link;

    Options(ParseResult said) {
        profile = said.matchedOptionValue(OptionSyntax.PROFILE, OptionSyntax.DEFAULT_PROFILE);
        data = said.matchedOptionValue(OptionSyntax.DATA, null);
        name = said.matchedOptionValue(OptionSyntax.NAME, null);
        // What reads its words by itself does not count as matched.
        host = said.commandSpec().findOption(OptionSyntax.HOST).getValue();
        lan = said.hasMatchedOption(OptionSyntax.LAN);
        broker = said.matchedOptionValue(OptionSyntax.BROKER, null);
        invite = said.matchedOptionValue(OptionSyntax.INVITE, null);
        language = said.matchedOptionValue(OptionSyntax.LANGUAGE, null);
        theme = said.matchedOptionValue(OptionSyntax.THEME, null);
        demo = said.hasMatchedOption(OptionSyntax.DEMO);
        rehearsal = said.hasMatchedOption(OptionSyntax.REHEARSE);
        startTraced = said.hasMatchedOption(OptionSyntax.TRACE_START);
        link = said.matchedPositionalValue(0, null);
    }

    /// Throws picocli's `ParameterException`, whose words are for people.
    static Options of(String... arguments) {
        return new Options(new CommandLine(OptionSyntax.command()).parseArgs(arguments));
    }

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
}
