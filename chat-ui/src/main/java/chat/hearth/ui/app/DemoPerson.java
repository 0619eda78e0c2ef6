package chat.hearth.ui.app;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.event.Follower;
import chat.hearth.core.event.Overview;
import chat.hearth.core.presence.Presence;
import chat.hearth.ui.settings.Preferences;
import chat.hearth.ui.view.Route;
import chat.hearth.ui.view.Ui;
import com.google.inject.Injector;
import com.google.inject.Key;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import javafx.application.HostServices;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// One of the two in the demo: a whole program of its own, with a command line of its own. Lives on the FX thread.
final class DemoPerson implements Follower {
    private final Injector injector;
    private final Hearth hearth;
    private final Executor ui;
    private final List<Wish> wishes = new ArrayList<>();
    private Optional<ConversationId> friend = Optional.empty();
    private boolean friendThere;
    private int delivered;

    /// Something that is waited for.
    private record Wish(BooleanSupplier condition, CompletableFuture<Void> granted) {}

    DemoPerson(Path data, Stage stage, HostServices services, List<String> arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of("--data", data.toString()));
        line.addAll(arguments);
        Options options = Options.of(line.toArray(String[]::new));
        Profile profile = Profile.of(options);
        profile.create();
        injector = Program.of(
                new FrameModule.Beginning(options, profile, () -> stage, () -> services), Program.adapters());
        injector.getInstance(KeptPreferences.class).begin();
        hearth = injector.getInstance(Hearth.class);
        ui = injector.getInstance(Key.get(Executor.class, Ui.class));
    }

    /// Completes when the account is open.
    CompletionStage<SessionScope> start(Runnable ended) {
        hearth.start(ended);
        return hearth.whenIn().thenApply(scope -> {
            scope.session().follow(ui, this);
            return scope;
        });
    }

    void end() {
        hearth.end();
    }

    Stage stage() {
        return injector.getInstance(Stage.class);
    }

    Scene scene() {
        return injector.getInstance(MainStage.class).scene();
    }

    Preferences preferences() {
        return injector.getInstance(Preferences.class);
    }

    /// Completes when the other one is a contact and there.
    CompletionStage<Void> untilFriendIsThere() {
        return until(() -> friend.isPresent() && friendThere);
    }

    void openChat() {
        hearth.whenIn().thenAccept(scope -> scope.navigator().show(new Route.Chat(friend.orElseThrow())));
    }

    /// Completes when the message has been acknowledged by the other one's device.
    CompletionStage<Void> say(String text) {
        int before = delivered;
        return hearth.whenIn()
                .thenCompose(scope -> scope.session().send(friend.orElseThrow(), text))
                .thenComposeAsync(_ -> until(() -> delivered > before), ui);
    }

    @Override
    public void begin(Overview overview) {
        overview.contacts().stream().filter(Contact::isAccepted).forEach(this::befriend);
        overview.presences().values().forEach(this::see);
        grant();
    }

    @Override
    public void happened(ChatEvent event) {
        if (event instanceof ChatEvent.ContactChanged(var contact) && contact.isAccepted()) {
            befriend(contact);
        } else if (event instanceof ChatEvent.PresenceChanged(var _, var presence)) {
            see(presence);
        } else if (event instanceof ChatEvent.MessageChanged(var message)
                && message.delivery() instanceof Delivery.Delivered) {
            delivered++;
        }
        grant();
    }

    private void befriend(Contact contact) {
        friend = Optional.of(contact.conversation());
    }

    private void see(Presence presence) {
        friendThere = presence.isThere();
    }

    private CompletionStage<Void> until(BooleanSupplier condition) {
        Wish wish = new Wish(condition, new CompletableFuture<>());
        wishes.add(wish);
        ui.execute(this::grant);
        return wish.granted();
    }

    private void grant() {
        List<Wish> now =
                wishes.stream().filter(wish -> wish.condition().getAsBoolean()).toList();
        wishes.removeAll(now);
        now.forEach(wish -> wish.granted().complete(null));
    }
}
