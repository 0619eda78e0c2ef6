package chat.hearth.ui.invitation;

import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.view.Texts;
import jakarta.inject.Inject;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.layout.VBox;

/// The page of those who ask to become a contact.
public final class RequestsController implements AutoCloseable {
    private final RequestsViewModel model;
    private final EmojiPictures pictures;
    private final Texts texts;

    @FXML
    private VBox cards;

    @FXML
    private VBox empty;

    @Inject
    @SuppressWarnings("NullAway.Init") // the fields are set by the FXML loader
    public RequestsController(RequestsViewModel model, EmojiPictures pictures, Texts texts) {
        this.model = model;
        this.pictures = pictures;
        this.texts = texts;
    }

    @FXML
    void initialize() {
        var requests = model.requests();
        requests.addListener((ListChangeListener<RequestRow>) _ -> show());
        show();
    }

    @Override
    public void close() {
        model.close();
    }

    private void show() {
        cards.getChildren()
                .setAll(model.requests().stream()
                        .map(request -> new RequestCard(request, model, pictures, texts))
                        .toList());
        empty.setVisible(model.requests().isEmpty());
        empty.setManaged(empty.isVisible());
    }
}
