package chat.hearth.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.transport.Link;
import chat.hearth.ui.contact.RecordedSession;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsViewModelTest {
    private final RecordedSession session = new RecordedSession();
    private final SettingsViewModel model = new SettingsViewModel(session.session(), Runnable::run);

    @Test
    void theFieldBeginsWithTheNameThatOneHas() {
        assertEquals(Optional.of(new DisplayName("Me")), model.name().get());
        assertEquals("Me", model.typedName().get());
        assertEquals(RecordedSession.SELF, model.self());
    }

    @ParameterizedTest
    @CsvSource({"Me, false, NONE", "' Me ', false, NONE", "You, true, NONE", "'  ', false, EMPTY"})
    void onlyAnotherGoodNameCanBeTaken(String typed, boolean changeable, NameFault fault) {
        model.typedName().set(typed);

        assertEquals(changeable, model.nameChangeable().get());
        assertEquals(fault, model.nameFault().getValue());
    }

    @Test
    void aNameThatCannotBeTakenIsNotHandedOver() {
        model.changeName();
        model.typedName().set("x".repeat(DisplayName.MAX_CODE_POINTS + 1));
        model.changeName();

        assertEquals(NameFault.TOO_LONG, model.nameFault().getValue());
        assertEquals(List.of(), session.calls());
    }

    @Test
    void aNewNameIsHandedOverAndIsTheOneThatOneHasOnceItIsSaid() {
        model.typedName().set(" You ");

        model.changeName();
        boolean before = model.nameChangeable().get();
        session.tell(new ChatEvent.NameChanged(new DisplayName("You")));

        assertEquals(List.of("changeName(You)"), session.calls());
        assertTrue(before);
        assertFalse(model.nameChangeable().get());
        assertEquals("You", model.typedName().get());
    }

    @Test
    void whatIsBeingTypedStaysWhenTheNameChangesElsewhere() {
        model.typedName().set("Half a na");

        session.tell(new ChatEvent.NameChanged(new DisplayName("Other")));

        assertEquals("Half a na", model.typedName().get());
        assertEquals(Optional.of(new DisplayName("Other")), model.name().get());
    }

    @Test
    void onlineIsWhatTheLinkIs() {
        boolean before = model.online().get();
        session.tell(new ChatEvent.LinkChanged(new Link.Connecting(0)));
        boolean connecting = model.online().get();

        assertEquals(List.of(false, false), List.of(before, connecting));
    }

    @Test
    void nothingIsHeardAfterTheEnd() {
        model.close();

        assertEquals(0, session.followers());
    }
}
