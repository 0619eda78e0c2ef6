package chat.hearth.ui.conversation;

import chat.hearth.core.transport.Hosting;
import chat.hearth.core.transport.Link;
import chat.hearth.ui.connection.Connection;
import chat.hearth.ui.connection.LinkWords;
import chat.hearth.ui.text.Wrapping;
import chat.hearth.ui.view.EverySecond;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Shown;
import chat.hearth.ui.view.Texts;
import java.time.Duration;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;

/// What one should know while one writes: that the network is not there, that messages are missing, or that a clock is
/// wrong.
final class NotesController implements AutoCloseable {
    private final Texts texts;
    private final LinkWords words;
    private final Connection connection;
    private final Navigator navigator;
    private final ConversationViewModel model;
    private final EverySecond seconds;
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML
    private HBox banner;

    @FXML
    private Label sentence;

    @FXML
    private Button remedy;

    @FXML
    private Label clocks;

    @FXML
    private Label missing;

    @SuppressWarnings("NullAway.Init") // the fields are set by the FXML loader
    NotesController(
            Texts texts,
            LinkWords words,
            Connection connection,
            Navigator navigator,
            EverySecond seconds,
            ConversationViewModel model) {
        this.texts = texts;
        this.words = words;
        this.connection = connection;
        this.navigator = navigator;
        this.model = model;
        this.seconds = seconds;
    }

    @FXML
    void initialize() {
        subscriptions = Subscription.combine(
                connection.link().subscribe(_ -> showLink()),
                connection.choice().subscribe(_ -> showLink()),
                connection.hosting().subscribe(_ -> showLink()),
                // The sentence says the seconds to the next try.
                seconds.runWhile(connection.link().map(Link.Down.class::isInstance), this::showLink),
                model.contact().subscribe(_ -> showClocks()),
                model.skew().subscribe(_ -> showClocks()),
                model.missing().subscribe(now -> Shown.set(missing, now)),
                texts.language().subscribe(_ -> {
                    showLink();
                    showClocks();
                }));
    }

    @FXML
    void help() {
        switch (connection.link().get()) {
            case Link.Refused _ -> navigator.show(new Route.Connection());
            case Link.Down _, Link.Connecting _, Link.Closed _, Link.Up _ -> connection.retryNow();
        }
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }

    private void showLink() {
        Link link = connection.link().get();
        String text = sentence(link, connection.hosting().get());
        Shown.set(banner, !text.isEmpty());
        sentence.setText(text);
        remedy.setText(texts.get(remedyKey(link)));
    }

    /// Empty while nothing is wrong. Without one's own broker there is nothing to connect to.
    private String sentence(Link link, Hosting.State hosting) {
        if (hosting instanceof Hosting.State.Failed) {
            return words.hosting(hosting);
        }
        return switch (link) {
            case Link.Down _, Link.Refused _ ->
                words.sentence(link, connection.choice().get());
            case Link.Connecting _, Link.Closed _, Link.Up _ -> "";
        };
    }

    private static String remedyKey(Link link) {
        return switch (link) {
            case Link.Refused(var why, var _) when why == Link.Why.WRONG_PASSWORD -> "conversation.link.password";
            case Link.Refused _ -> "conversation.link.open";
            case Link.Down _, Link.Connecting _, Link.Closed _, Link.Up _ -> "conversation.link.retry";
        };
    }

    private void showClocks() {
        Shown.set(clocks, model.skew().get().isPresent());
        model.skew().get().map(this::clocks).ifPresent(text -> {
            clocks.setWrapText(Wrapping.isSafe(text));
            clocks.setText(text);
        });
    }

    private String clocks(Duration ahead) {
        String name = model.contact()
                .get()
                .map(known -> known.shownName().value())
                .orElseGet(() -> texts.get("conversation.nobody"));
        return texts.get(
                ahead.isNegative() ? "conversation.clock.behind" : "conversation.clock.ahead",
                name,
                ahead.abs().toMinutes());
    }
}
