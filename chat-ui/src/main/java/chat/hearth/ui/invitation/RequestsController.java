package chat.hearth.ui.invitation;

import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.view.Texts;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
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

    /// Cards of requests that stay are left where they are, with the keyboard if they have it.
    private void show() {
        Map<RequestRow, Node> before = cards.getChildren().stream()
                .collect(Collectors.toMap(card -> ((RequestCard) card).request(), card -> card));
        List<Node> now = model.requests().stream()
                .map(request -> Optional.ofNullable(before.get(request))
                        .orElseGet(() -> new RequestCard(request, model, pictures, texts)))
                .toList();
        cards.getChildren().retainAll(now);
        for (int i = 0; i < now.size(); i++) {
            Node card = now.get(i);
            if (i >= cards.getChildren().size() || !cards.getChildren().get(i).equals(card)) {
                cards.getChildren().remove(card);
                cards.getChildren().add(i, card);
            }
        }
        empty.setVisible(model.requests().isEmpty());
        empty.setManaged(empty.isVisible());
    }
}
