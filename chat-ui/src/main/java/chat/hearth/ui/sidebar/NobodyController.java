package chat.hearth.ui.sidebar;

import chat.hearth.ui.sidebar.SidebarViewModel.Population;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Shown;
import jakarta.inject.Inject;
import javafx.fxml.FXML;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// Fills the page while no conversation is chosen.
public final class NobodyController implements AutoCloseable {
    private final SidebarViewModel model;
    private Subscription listening = Subscription.EMPTY;

    @FXML
    private VBox empty;

    @FXML
    private VBox hint;

    @Inject
    @SuppressWarnings("NullAway.Init") // the fields are set by the FXML loader
    NobodyController(SidebarViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        listening = model.population().subscribe(population -> {
            Shown.set(empty, population == Population.NOBODY);
            Shown.set(hint, population == Population.SOMEBODY);
        });
    }

    @Override
    public void close() {
        listening.unsubscribe();
    }

    @FXML
    void invite() {
        model.show(new Route.Invite());
    }

    @FXML
    void addContact() {
        model.show(new Route.AddContact(""));
    }
}
