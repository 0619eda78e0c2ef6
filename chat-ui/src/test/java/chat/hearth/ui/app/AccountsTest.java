package chat.hearth.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.identity.DisplayName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
    private static final DisplayName ANN = new DisplayName("Ann");

    @TempDir
    private Path folder;

    private Profile profile = new Profile(Path.of("profile"));

    @BeforeEach
    void setUp() {
        profile = new Profile(folder);
    }

    @Test
    void nobodyIsSignedInAtFirst() {
        Accounts accounts = accounts();

        assertEquals(Optional.empty(), accounts.current());
        assertEquals(List.of(), accounts.all());
        assertEquals("1", accounts.next());
    }

    @Test
    void whoIsSignedInIsSoAfterANewStart() throws IOException {
        make("1");

        accounts().signedIn("1");

        assertEquals(Optional.of("1"), accounts().current());
        assertEquals(List.of(), accounts().all());
        assertEquals("2", accounts().next());
    }

    @Test
    void whoSignedOutAndKeptTheDataIsOfferedAgain() throws IOException {
        make("1");
        accounts().signedIn("1");

        accounts().kept("1", ANN);

        assertEquals(Optional.empty(), accounts().current());
        assertEquals(List.of(new Accounts.Account("1", ANN)), accounts().all());
    }

    @Test
    void whoComesBackIsNotOfferedBesides() throws IOException {
        make("1");
        accounts().kept("1", ANN);

        accounts().signedIn("1");

        assertEquals(List.of(), accounts().all());
    }

    @Test
    void whoWasErasedIsGone() throws IOException {
        make("1");
        accounts().signedIn("1");

        accounts().erased("1");
        accounts().delete("1");

        assertEquals(Optional.empty(), accounts().current());
        assertEquals(List.of(), accounts().all());
        assertFalse(Files.exists(profile.account("1")));
    }

    @Test
    void anAccountWhoseFolderIsGoneIsNotOffered() {
        accounts().kept("1", ANN);

        assertEquals(List.of(), accounts().all());
    }

    @Test
    void allThatAreKeptAreFoundBeyondAGap() throws IOException {
        for (String id : List.of("1", "3", "12")) {
            make(id);
            accounts().kept(id, ANN);
        }

        assertEquals(
                List.of("1", "3", "12"),
                accounts().all().stream().map(Accounts.Account::id).toList());
    }

    @Test
    void aSettingThatIsNoIdIsNobody() throws IOException {
        Files.writeString(profile.settings(), "account=../../elsewhere\n");
        Files.createDirectories(profile.account("../../elsewhere").resolve("store"));

        assertEquals(Optional.empty(), accounts().current());
    }

    @Test
    void whatIsSetAsideStaysWholeAndMakesRoom() throws IOException {
        make("1");
        Files.writeString(accounts().store("1").resolve("pages"), "first");
        accounts().signedIn("1");
        accounts().setAside();
        make("1");

        accounts().setAside();

        assertEquals(Optional.empty(), accounts().current());
        assertEquals("first", Files.readString(profile.accounts().resolve("1.aside/store/pages")));
        assertTrue(Files.isDirectory(profile.accounts().resolve("1.aside-2/store")));
    }

    private void make(String id) throws IOException {
        Files.createDirectories(profile.account(id).resolve("store"));
    }

    /// As after a new start.
    private Accounts accounts() {
        return new Accounts(profile, SettingsFile.read(profile.settings(), Runnable::run));
    }
}
