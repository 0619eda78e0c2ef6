package chat.hearth.ui.sidebar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.contact.Standing;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.transport.Link;
import chat.hearth.ui.sidebar.SidebarViewModel.Population;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class SidebarViewModelTest {
    private final Crowd crowd = new Crowd();
    private final Navigator navigator = new Navigator();

    @Test
    void whoSpokeLastStandsOnTop() {
        SidebarViewModel model = threePeople();

        crowd.says(2, Crowd.NOW, "hello", 1);

        assertEquals(List.of("Priya", "Mei", "Omar"), names(model));
    }

    @Test
    void onlyWhatChangesIsChangedInTheList() {
        SidebarViewModel model = threePeople();
        List<String> changes = new ArrayList<>();
        model.rows().addListener((ListChangeListener<PersonRow>) change -> {
            while (change.next()) {
                changes.add(change.getFrom() + (change.wasReplaced() ? " set" : change.wasAdded() ? " in" : " out"));
            }
        });

        crowd.says(0, Crowd.NOW, "again", 1);
        crowd.says(2, Crowd.NOW.plusSeconds(1), "hello", 1);

        assertEquals(List.of("0 set", "2 out", "0 in"), changes);
    }

    @Test
    void nothingMovesWhileTheMouseIsOverTheList() {
        SidebarViewModel model = threePeople();
        model.holdOrder();
        crowd.says(2, Crowd.NOW, "hello", 1);
        List<String> held = names(model);

        model.releaseOrder();

        assertEquals(List.of("Mei", "Omar", "Priya"), held);
        assertEquals(List.of("Priya", "Mei", "Omar"), names(model));
    }

    @Test
    void theFilterMindsNeitherAccentsNorCapitals() {
        SidebarViewModel model = threePeople();
        crowd.knows(5, "Sven Östlund");

        model.filter().set("OSTL sven");

        assertEquals(List.of("Sven Östlund"), names(model));
    }

    @Test
    void aConversationThatIsFilteredOutComesBackWithItsPlace() {
        SidebarViewModel model = threePeople();
        model.filter().set("mei");
        crowd.says(2, Crowd.NOW, "hello", 1);

        model.filter().set("");

        assertEquals(List.of("Priya", "Mei", "Omar"), names(model));
    }

    @Test
    void formerContactsStayOnlyWithTheirMessages() {
        SidebarViewModel model = threePeople();

        crowd.knows(0, "Mei", Standing.REMOVED, Crowd.NOW);
        crowd.knows(7, "Nobody", Standing.BLOCKED, Crowd.NOW);

        assertEquals(List.of("Mei", "Omar", "Priya"), names(model));
        assertEquals(true, model.rows().getFirst().isFormer());
    }

    @Test
    void peopleWhoAskStandInTheCardAndNotInTheList() {
        SidebarViewModel model = threePeople();

        crowd.knows(8, "Ana", Standing.REQUESTED, Crowd.NOW.minusSeconds(60));
        crowd.knows(9, "Ben", Standing.REQUESTED, Crowd.NOW);

        assertEquals(
                List.of("Ben", "Ana"),
                model.requests().get().stream()
                        .map(contact -> contact.shownName().value())
                        .toList());
        assertEquals(List.of("Mei", "Omar", "Priya"), names(model));
    }

    @Test
    void nextAndPreviousGoRoundInTheOrderOfTheList() {
        SidebarViewModel model = threePeople();

        model.next();
        Route first = navigator.page().get();
        model.previous();
        Route last = navigator.page().get();
        model.next();

        assertEquals(
                List.of(chat(0), chat(2), chat(0)),
                List.of(first, last, navigator.page().get()));
    }

    @Test
    void nextUnreadPassesOverWhatIsRead() {
        SidebarViewModel model = threePeople();
        crowd.says(2, Crowd.NOW.minusSeconds(90), "hello", 2);
        navigator.show(chat(0));

        model.nextUnread();

        assertEquals(chat(2), navigator.page().get());
    }

    @Test
    void deletingAConversationAsksFirst() {
        SidebarViewModel model = threePeople();

        model.erase(model.rows().getFirst());
        boolean before = crowd.asked.contains("erase");
        if (navigator.dialog().get() instanceof Route.Question(var question)) {
            question.choices().getFirst().action().run();
        }

        assertEquals(List.of(false, true), List.of(before, crowd.asked.contains("erase")));
    }

    @Test
    void withoutContactsThereIsNobody() {
        SidebarViewModel model = model();
        Population before = model.population().get();

        crowd.knows(0, "Mei", Standing.INVITED, Crowd.NOW);

        assertEquals(
                List.of(Population.NOBODY, Population.SOMEBODY),
                List.of(before, model.population().get()));
    }

    @Test
    void whyTheLastAttemptFailedIsKnownUntilConnected() {
        SidebarViewModel model = model();
        crowd.linkIs(new Link.Down(Link.Why.TIMED_OUT, "", Crowd.NOW, 1, Crowd.NOW));
        crowd.linkIs(new Link.Connecting(2));
        Optional<Link.Why> connecting = model.trouble().get();

        crowd.linkIs(Crowd.UP);

        assertEquals(
                List.of(Optional.of(Link.Why.TIMED_OUT), Optional.empty()),
                List.of(connecting, model.trouble().get()));
    }

    @Test
    void aThousandPeopleChangingAThousandTimesStayInOrder() {
        for (int i = 0; i < 1000; i++) {
            crowd.knows(i, "Person " + i);
        }
        SidebarViewModel model = model();

        for (int i = 0; i < 1000; i++) {
            crowd.says(i, Crowd.NOW.plusSeconds(i), "hello", 1);
        }

        assertEquals("Person 999", names(model).getFirst());
        assertEquals(model.rows().sorted(PersonRow.NEWEST_FIRST), model.rows());
    }

    private SidebarViewModel threePeople() {
        crowd.knows(0, "Mei");
        crowd.knows(1, "Omar");
        crowd.knows(2, "Priya");
        crowd.says(0, Crowd.NOW.minusSeconds(60), "one", 0);
        crowd.says(1, Crowd.NOW.minusSeconds(120), "two", 0);
        crowd.says(2, Crowd.NOW.minusSeconds(180), "three", 0);
        return model();
    }

    private SidebarViewModel model() {
        return new SidebarViewModel(crowd.session(), Runnable::run, navigator, new Texts());
    }

    private static Route.Chat chat(int number) {
        return new Route.Chat(new ConversationId(Crowd.peer(number)));
    }

    private static List<String> names(SidebarViewModel model) {
        return model.rows().stream().map(PersonRow::name).toList();
    }
}
