package chat.hearth.ui.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// The version in the POM, as the build wrote it down.
final class Version implements IVersionProvider {
    static String number() {
        var properties = new Properties();
        try (var in = Version.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: version.properties");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Hearth " + number()};
    }
}
