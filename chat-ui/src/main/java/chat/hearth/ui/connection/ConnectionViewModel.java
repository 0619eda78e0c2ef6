package chat.hearth.ui.connection;

import chat.hearth.core.transport.Hosting;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.ui.connection.BrokerFormViewModel.Trial;
import chat.hearth.ui.view.Texts;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/// What is going on on the network in use, and how another one is chosen. Nothing replaces the network in use before
/// its test has passed or a person insists. Lives on the FX thread.
public final class ConnectionViewModel implements AutoCloseable {
    private final Connection connection;
    private final BrokerFormViewModel form;
    private final LinkWords words;
    private final Texts texts;
    private final JoinCodes codes;
    private final LongProperty seconds = new SimpleLongProperty();
    private final ReadOnlyObjectWrapper<Panel> panel = new ReadOnlyObjectWrapper<>(Panel.STATE);
    private final Subscription trials;
    private boolean wanted;

    /// What of the dialog is shown.
    enum Panel {
        STATE,
        OTHER_BROKER
    }

    @Inject
    ConnectionViewModel(
            Connection connection, BrokerFormViewModel form, LinkWords words, Texts texts, JoinCodes codes) {
        this.connection = connection;
        this.form = form;
        this.words = words;
        this.texts = texts;
        this.codes = codes;
        trials = form.trial().subscribe(this::tried);
    }

    @Override
    public void close() {
        trials.unsubscribe();
        form.close();
    }

    BrokerFormViewModel form() {
        return form;
    }

    ReadOnlyObjectProperty<Panel> panel() {
        return panel.getReadOnlyProperty();
    }

    /// A second has passed.
    void tick() {
        seconds.set(seconds.get() + 1);
    }

    ObservableStringValue name() {
        return Bindings.createStringBinding(
                () -> words.name(connection.choice().get()), connection.choice(), texts.language());
    }

    /// What is so, why, and what can be done.
    ObservableStringValue sentence() {
        return Bindings.createStringBinding(
                () -> connection.hosting().get() instanceof Hosting.State.Failed failed
                        ? words.hosting(failed)
                        : words.sentence(
                                connection.link().get(), connection.choice().get()),
                connection.hosting(),
                connection.link(),
                connection.choice(),
                texts.language(),
                seconds);
    }

    ObservableStringValue security() {
        return Bindings.createStringBinding(this::securityNow, connection.link(), texts.language());
    }

    /// Of somebody else's broker; empty for one's own.
    ObservableStringValue address() {
        return Bindings.createStringBinding(
                () -> switch (connection.choice().get()) {
                    case NetworkChoice.Broker broker -> broker.uri().toString();
                    case NetworkChoice.Guest guest -> guest.uri().toString();
                    case NetworkChoice.Hosted _ -> "";
                },
                connection.choice());
    }

    ObservableStringValue hosting() {
        return Bindings.createStringBinding(
                () -> words.hosting(connection.hosting().get()), connection.hosting(), texts.language());
    }

    ObservableValue<Boolean> isHosted() {
        return connection.choice().map(NetworkChoice.Hosted.class::isInstance);
    }

    ObservableValue<Boolean> isOpenToOthers() {
        return connection
                .choice()
                .map(choice -> choice instanceof NetworkChoice.Hosted hosted
                        && hosted.reach() == NetworkChoice.Reach.LOCAL_NETWORK);
    }

    /// Where others reach one's own network.
    ObservableValue<List<URI>> addresses() {
        return connection
                .hosting()
                .map(state -> state instanceof Hosting.State.Running running ? running.addresses() : List.<URI>of());
    }

    /// Whether trying now can help.
    ObservableValue<Boolean> canRetry() {
        return Bindings.createObjectBinding(
                () -> connection.hosting().get() instanceof Hosting.State.Failed
                        || switch (connection.link().get()) {
                            case Link.Down _, Link.Refused _ -> true;
                            case Link.Up _, Link.Connecting _, Link.Closed _ -> false;
                        },
                connection.hosting(),
                connection.link());
    }

    /// Whether it was a certificate that stopped the connection to somebody else's broker: a person can decide about
    /// it.
    ObservableValue<Boolean> canLook() {
        return Bindings.createObjectBinding(
                () -> connection.choice().get() instanceof NetworkChoice.Broker
                        && connection.link().get() instanceof Link.Refused(var why, var _)
                        && (why == Link.Why.CERTIFICATE_NOT_TRUSTED || why == Link.Why.OTHER_CERTIFICATE),
                connection.choice(),
                connection.link());
    }

    /// Asks the broker again, and shows what it shows.
    void look() {
        showOtherBroker();
        form.test();
    }

    /// What *Use this network* does now, as a key of the texts.
    ObservableStringValue useLabel() {
        return Bindings.createStringBinding(
                () -> texts.get(
                        form.trial().get() instanceof Trial.Failed ? "connection.use.anyway" : "connection.use"),
                form.trial(),
                texts.language());
    }

    void retryNow() {
        connection.retryNow();
    }

    void letOthersIn() {
        connection.reach(NetworkChoice.Reach.LOCAL_NETWORK);
    }

    void keepOthersOut() {
        connection.reach(NetworkChoice.Reach.THIS_COMPUTER);
    }

    /// Hosts again what was hosted before, so that invitations to it stay good.
    void hostHere() {
        connection.choose(connection
                .hostedBefore()
                .orElseGet(() -> new NetworkChoice.Hosted(
                        Connection.HOSTING_PORT, NetworkChoice.Reach.THIS_COMPUTER, codes.next())));
    }

    void showOtherBroker() {
        if (connection.choice().get() instanceof NetworkChoice.Broker broker) {
            form.show(broker);
        }
        panel.set(Panel.OTHER_BROKER);
    }

    void back() {
        wanted = false;
        form.cancel();
        panel.set(Panel.STATE);
    }

    /// Uses what was tried out; what was not is tried out first, and used if it works. What failed is used if a person
    /// asks for it again.
    void use() {
        switch (form.trial().get()) {
            case Trial.None _ -> {
                form.test();
                wanted = form.trial().get() instanceof Trial.Running;
            }
            case Trial.Running _ -> wanted = true;
            case Trial.Passed(var broker) -> choose(broker);
            case Trial.Failed(var broker, var _) -> choose(broker);
        }
    }

    private void tried(Trial trial) {
        switch (trial) {
            case Trial.Passed(var broker) when wanted -> choose(broker);
            case Trial.None _, Trial.Failed _, Trial.Passed _ -> wanted = false;
            case Trial.Running _ -> {}
        }
    }

    private void choose(NetworkChoice.Broker broker) {
        wanted = false;
        connection.choose(broker);
        panel.set(Panel.STATE);
    }

    private String securityNow() {
        return switch (connection.link().get()) {
            case Link.Up up -> texts.get(up.secure() ? "connection.security.tls" : "connection.security.plain");
            case Link.Connecting _, Link.Down _, Link.Refused _, Link.Closed _ -> "";
        };
    }
}
