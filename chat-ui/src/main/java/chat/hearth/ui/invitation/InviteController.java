package chat.hearth.ui.invitation;

import chat.hearth.core.identity.Invitation;
import chat.hearth.core.wire.InvitationLink;
import chat.hearth.ui.invitation.InviteViewModel.State;
import chat.hearth.ui.qr.QrPicture;
import chat.hearth.ui.snapshot.Snapshots;
import chat.hearth.ui.view.Desktop;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Notices;
import chat.hearth.ui.view.Shown;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The dialog that shows one's own invitation, as picture and as link.
public final class InviteController implements AutoCloseable {
    /// In pixels.
    private static final int SHOWN = 300;
    /// In pixels; large enough to be printed.
    private static final int SAVED = 1000;
    private static final String FILE_NAME = "hearth-invitation.png";

    private final InviteViewModel model;
    private final Desktop desktop;
    private final Navigator navigator;
    private final Notices notices;
    private final Texts texts;
    private final Times times;

    @FXML
    private ImageView picture;

    @FXML
    private Node making;

    @FXML
    private VBox ready;

    @FXML
    private TextField link;

    @FXML
    private Label lifetime;

    @FXML
    private HBox place;

    @FXML
    private ComboBox<URI> addresses;

    @FXML
    private VBox closed;

    @FXML
    private Label problem;

    /// Where the dialog gets its words.
    public record Words(Texts texts, Times times, Notices notices) {
        @Inject
        public Words {}
    }

    @Inject
    @SuppressWarnings("NullAway.Init") // the fields are set by the FXML loader
    public InviteController(InviteViewModel model, Desktop desktop, Navigator navigator, Words words) {
        this.model = model;
        this.desktop = desktop;
        this.navigator = navigator;
        this.notices = words.notices();
        this.texts = words.texts();
        this.times = words.times();
    }

    @FXML
    void initialize() {
        addresses.setItems(model.addresses());
        addresses.setConverter(new HostConverter());
        addresses.valueProperty().bindBidirectional(model.address());
        Shown.when(place, Bindings.size(model.addresses()).greaterThan(1));
        Shown.when(closed, model.onlyHere());
        Shown.when(making, model.state().map(State.Making.class::isInstance));
        Shown.when(ready, model.state().map(State.Ready.class::isInstance));
        model.state().subscribe(this::shown);
        Observable[] followed = {model.state(), texts.language()};
        lifetime.textProperty().bind(Bindings.createStringBinding(this::lifetimeText, followed));
        problem.textProperty().bind(Bindings.createStringBinding(this::problemText, followed));
        Shown.when(problem, problem.textProperty().isNotEmpty());
    }

    @Override
    public void close() {
        model.close();
    }

    @FXML
    void copyLink() {
        desktop.copy(link.getText());
        notices.say(texts.get("invite.link.copied"));
    }

    @FXML
    void copyPicture() {
        invitation().ifPresent(invitation -> {
            desktop.copy(image(invitation, SAVED));
            notices.say(texts.get("invite.picture.copied"));
        });
    }

    @FXML
    void savePicture() {
        invitation()
                .ifPresent(invitation -> desktop.chooseTarget(texts.get("invite.picture.title"), FILE_NAME)
                        .ifPresent(file -> save(invitation, file)));
    }

    @FXML
    void another() {
        model.another();
    }

    @FXML
    void letOthersIn() {
        model.letOthersIn();
    }

    @FXML
    void done() {
        navigator.closeDialog();
    }

    private void save(Invitation invitation, Path file) {
        model.save(file, target -> Snapshots.write(image(invitation, SAVED), target))
                .whenComplete((_, failure) -> notices.say(texts.get(
                        failure == null ? "invite.picture.saved" : "invite.picture.failed", file.getFileName())));
    }

    private void shown(State now) {
        if (now instanceof State.Ready(var invitation)) {
            picture.setImage(image(invitation, SHOWN));
            link.setText(InvitationLink.full(invitation));
        }
    }

    private Optional<Invitation> invitation() {
        return model.state().get() instanceof State.Ready(var invitation) ? Optional.of(invitation) : Optional.empty();
    }

    private String lifetimeText() {
        return invitation()
                .map(made -> texts.get("invite.lifetime", times.full(made.expires())))
                .orElse("");
    }

    private String problemText() {
        return model.state().get() instanceof State.Failed(var key) ? texts.get(key) : "";
    }

    private static Image image(Invitation invitation, int width) {
        return QrPicture.of(InvitationLink.forQr(invitation)).image(width);
    }

    /// Shows an address without its scheme.
    private static final class HostConverter extends StringConverter<URI> {
        @Override
        public String toString(@Nullable URI address) {
            return address == null ? "" : address.getHost() + ":" + address.getPort();
        }

        @Override
        public URI fromString(String text) {
            throw new UnsupportedOperationException("the box is not editable");
        }
    }
}
