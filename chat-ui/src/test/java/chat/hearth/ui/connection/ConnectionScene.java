package chat.hearth.ui.connection;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.event.Follower;
import chat.hearth.core.event.Overview;
import chat.hearth.core.event.Subscription;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.session.Session;
import chat.hearth.core.time.ManualCore;
import chat.hearth.core.transport.Hosting;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.Network;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.ui.invitation.FakeDesktop;
import chat.hearth.ui.view.Desktop;
import chat.hearth.ui.view.EverySecond;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Notices;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import chat.hearth.ui.view.ViewLoader;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// The dialog about the network, with a network behind it that does what the test says. On the FX thread.
final class ConnectionScene {
    static final Instant NOW = Instant.parse("2026-11-25T14:05:00Z");
    static final NetworkChoice.Broker LAB =
            new NetworkChoice.Broker(URI.create("mqtts://broker.lab.example:8883"), Optional.empty(), Optional.empty());
    static final NetworkChoice.Hosted HOSTED =
            new NetworkChoice.Hosted(1883, NetworkChoice.Reach.THIS_COMPUTER, "k7qz2m4xp9wd");

    static final Bytes CERTIFICATE = Bytes.ofHex("5a".repeat(32));

    final List<String> asked = new ArrayList<>();
    final List<String> copied = new ArrayList<>();
    final Texts texts = new Texts();
    final ManualCore core = new ManualCore(NOW);
    final ScriptedCheck check = new ScriptedCheck();
    final Connection connection;
    final ConnectionController controller;
    final Parent view;
    private final Link link;

    ConnectionScene(NetworkChoice choice, Link link) {
        this.link = link;
        connection = new Connection(
                session(),
                ConnectionScene::noNetwork,
                new OwnBroker(),
                core,
                Runnable::run,
                new Connection.Beginning(choice, Path.of("broker")));
        connection.begin();
        core.runReady();
        LinkWords words = new LinkWords(texts, new Times(texts, core, () -> ZoneOffset.UTC));
        ViewLoader views = new ViewLoader(texts);
        var model = new ConnectionViewModel(
                connection,
                new BrokerFormViewModel(
                        check, core, Runnable::run, new TlsFiles(new FakeDesktop(), Runnable::run, Runnable::run)),
                words,
                texts,
                new JoinCodes(new SecureRandom()));
        Desktop desktop = (Desktop) Proxy.newProxyInstance(
                Desktop.class.getClassLoader(), new Class<?>[] {Desktop.class}, (_, _, parts) -> {
                    copied.add(String.valueOf(parts[0]));
                    return null;
                });
        controller = new ConnectionController(
                model,
                words,
                texts,
                new ConnectionController.Surroundings(
                        views, new Navigator(), new Notices(), desktop, new EverySecond(core, Runnable::run)));
        view = views.load(controller);
    }

    <N extends Node> N find(String id, Class<N> type) {
        return type.cast(view.lookup("#" + id));
    }

    private Session session() {
        return (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(),
                new Class<?>[] {Session.class},
                (_, method, parts) -> answer(method, parts));
    }

    private @Nullable Object answer(Method method, Object[] parts) {
        asked.add(method.getName());
        return switch (method.getName()) {
            case "follow" -> follow((Follower) parts[1]);
            case "chooseNetwork" -> CompletableFuture.completedFuture(null);
            default -> null;
        };
    }

    private Subscription follow(Follower follower) {
        PeerId self = new PeerId("a".repeat(32));
        follower.begin(new Overview(self, new DisplayName("Yuki"), link, List.of(), List.of(), Map.of(), Set.of()));
        return () -> {};
    }

    /// Nothing is joined here: the session only notes that it was asked to.
    private static Network noNetwork(NetworkChoice choice) {
        return (_, _) -> {
            throw new UnsupportedOperationException(choice.toString());
        };
    }

    private static final class OwnBroker implements Hosting {
        private Consumer<State> told = _ -> {};

        @Override
        public void start(Path folder, NetworkChoice.Hosted wish, Consumer<State> listener) {
            told = listener;
            reach(wish.reach());
        }

        @Override
        public void reach(NetworkChoice.Reach reach) {
            told.accept(
                    switch (reach) {
                        case THIS_COMPUTER ->
                            new State.Running(
                                    1883, reach, List.of(URI.create("mqtt://127.0.0.1:1883")), CERTIFICATE, 0);
                        case LOCAL_NETWORK ->
                            new State.Running(
                                    1883, reach, List.of(URI.create("mqtts://192.168.1.5:1883")), CERTIFICATE, 2);
                    });
        }

        @Override
        public CompletionStage<Void> stop() {
            return CompletableFuture.completedFuture(null);
        }
    }
}
