package chat.hearth.ui.app;

import chat.hearth.core.identity.DisplayName;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The accounts of a profile: the one that is signed in, and those that signed out and kept their data. Lives on the FX
/// thread, but for [#delete(String)].
final class Accounts {
    private static final String CURRENT = "account";
    private static final String NAME = ".name";
    private static final Pattern KEPT = Pattern.compile("account\\.([0-9]{1,6})\\.name");

    private final Profile profile;
    private final SettingsFile settings;

    @Inject
    Accounts(Profile profile, SettingsFile settings) {
        this.profile = profile;
        this.settings = settings;
    }

    /// @param id the name of its folder
    record Account(String id, DisplayName name) {}

    /// Whoever is signed in.
    Optional<String> current() {
        return settings.get(CURRENT).filter(Accounts::isId).filter(id -> Files.isDirectory(store(id)));
    }

    /// An id for a new account, whose folders do not exist yet.
    String next() {
        int number = 1;
        while (Files.exists(profile.account(Integer.toString(number)))) {
            number++;
        }
        return Integer.toString(number);
    }

    Path store(String id) {
        return profile.account(id).resolve("store");
    }

    Path broker(String id) {
        return profile.account(id).resolve("broker");
    }

    void signedIn(String id) {
        settings.put(CURRENT, id);
        settings.remove(CURRENT + "." + id + NAME);
    }

    /// Signed out, with the data kept under this name.
    void kept(String id, DisplayName name) {
        settings.remove(CURRENT);
        settings.put(CURRENT + "." + id + NAME, name.value());
    }

    void erased(String id) {
        settings.remove(CURRENT);
        settings.remove(CURRENT + "." + id + NAME);
    }

    /// Those whose data are kept.
    List<Account> all() {
        return settings.keys().stream()
                .map(KEPT::matcher)
                .filter(Matcher::matches)
                .map(key -> key.group(1))
                .filter(id -> Files.isDirectory(store(id)))
                .sorted(Comparator.comparingInt(Integer::parseInt))
                .flatMap(id -> name(id).map(name -> new Account(id, name)).stream())
                .toList();
    }

    /// Where all accounts lie.
    Path folder() {
        return profile.accounts();
    }

    /// Puts the account that is signed in aside, unchanged, under another name. Touches the disk; not for the FX
    /// thread.
    void setAside() throws IOException {
        String id = settings.get(CURRENT).filter(Accounts::isId).orElse("");
        Path account = profile.account(id);
        if (!id.isEmpty() && Files.exists(account)) {
            Path aside = account.resolveSibling(id + ".aside");
            for (int number = 2; Files.exists(aside); number++) {
                aside = account.resolveSibling(id + ".aside-" + number);
            }
            Files.move(account, aside);
        }
    }

    /// Deletes everything of an account. Touches the disk; not for the FX thread.
    void delete(String id) throws IOException {
        Path folder = profile.account(id);
        if (!Files.exists(folder)) {
            return;
        }
        Folders.delete(folder);
    }

    private Optional<DisplayName> name(String id) {
        return settings.get(CURRENT + "." + id + NAME).flatMap(DisplayName::cut);
    }

    private static boolean isId(String text) {
        return text.matches("[0-9]{1,6}");
    }
}
