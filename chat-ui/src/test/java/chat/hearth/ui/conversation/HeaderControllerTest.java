package chat.hearth.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.contact.Assurance;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.contact.Trust;
import chat.hearth.core.time.ManualCore;
import chat.hearth.ui.text.FxThread;
import chat.hearth.ui.text.PreviewText;
import chat.hearth.ui.view.Language;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeaderControllerTest {
    private final ManualCore core = new ManualCore(FakeSession.NOON);
    private final ManualCore ui = new ManualCore();
    private final FakeSession session = new FakeSession(core);
    private ShownConversation page;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxThread.startWithFonts();
    }

    @BeforeEach
    void open() throws Exception {
        session.linkIs(FakeSession.up());
        page = FxThread.call(() -> new ShownConversation(session, core, ui, new Places()));
    }

    @AfterEach
    void close() throws Exception {
        FxThread.call(() -> {
            page.close();
            return true;
        });
    }

    @Test
    void nobodyIsCalledAStrangerBeforeTheConversationIsRead() throws Exception {
        List<String> said = FxThread.call(() -> {
            page.scene.getRoot().applyCss();
            return List.of(
                    page.find(".preview-text", PreviewText.class).getText(),
                    page.find("#presence", Label.class).getText());
        });

        assertEquals(List.of("", ""), said);
    }

    @Test
    void sealedConversationSaysThatItIsEncrypted() throws Exception {
        assertEquals(
                List.of("Online ·", "end-to-end encrypted", "Mei Lin, Online, end-to-end encrypted. Contact details"),
                shown(contact(FakeSession.SEALED)));
    }

    @Test
    void conversationUnderSuiteZeroSaysThatItIsNotEncrypted() throws Exception {
        assertEquals(
                List.of("Online ·", "not encrypted", "Mei Lin, Online, not encrypted. Contact details"),
                shown(contact(Assurance.NONE)));
    }

    @Test
    void verifiedContactHasAMarkThatIsSpokenToo() throws Exception {
        assertEquals(
                List.of(
                        "✓ Verified: you have compared the safety number",
                        "Online ·",
                        "end-to-end encrypted",
                        "Mei Lin, verified, Online, end-to-end encrypted. Contact details"),
                shown(contact(FakeSession.SEALED.with(new Trust.Verified(FakeSession.NOON)))));
    }

    @Test
    void headerFollowsTheLanguage() throws Exception {
        FxThread.call(() -> {
            page.texts.language().set(Language.CHINESE);
            return true;
        });

        assertEquals(
                List.of("✓ 已验证：你们已比对安全码", "在线 ·", "端到端加密", "Mei Lin，已验证，在线，端到端加密。联系人详情"),
                shown(contact(FakeSession.SEALED.with(new Trust.Verified(FakeSession.NOON)))));
    }

    @Test
    void somebodyWhoWasAskedAndHasNotAnsweredIsPromisedNothing() throws Exception {
        Contact invited = FakeSession.contact("Mei Lin", Standing.INVITED).with(Assurance.NONE);

        assertEquals(List.of("Online", "Mei Lin, Online. Contact details"), shown(invited));
    }

    private static Contact contact(Assurance assurance) {
        return FakeSession.contact("Mei Lin", Standing.ACCEPTED).with(assurance);
    }

    /// What is seen of mark and line, and then what is heard.
    private List<String> shown(Contact contact) throws Exception {
        session.contactIs(contact);
        return FxThread.call(() -> {
            settle();
            page.scene.getRoot().applyCss();
            var words = new ArrayList<String>();
            var mark = page.find("#verified", Label.class);
            if (mark.isManaged()) {
                words.add("✓ " + mark.getAccessibleText());
            }
            for (String id : List.of("#presence", "#protection")) {
                var label = page.find(id, Label.class);
                if (label.isManaged()) {
                    words.add(label.getText());
                }
            }
            words.add(page.button("#person").getAccessibleText());
            return words;
        });
    }

    private void settle() {
        boolean ran = true;
        while (ran) {
            ran = core.runReady();
            ran = ui.runReady() || ran;
        }
    }
}
