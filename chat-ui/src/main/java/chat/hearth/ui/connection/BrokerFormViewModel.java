package chat.hearth.ui.connection;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.ClientKey;
import chat.hearth.core.transport.NetworkCheck;
import chat.hearth.core.transport.NetworkCheck.Finding;
import chat.hearth.core.transport.NetworkCheck.Step;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.ShownCertificate;
import chat.hearth.core.transport.Trust;
import chat.hearth.ui.view.Ui;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// How a broker is reached, as a person enters it, and whether it was tried out. Lives on the FX thread. What embeds
/// the form reads [#choice()] and [#trial()], and closes it.
public final class BrokerFormViewModel implements AutoCloseable {
    private final NetworkCheck check;
    private final CoreThread core;
    private final Executor ui;
    private final TlsFiles files;
    private final StringProperty host = new SimpleStringProperty("");
    private final StringProperty port = new SimpleStringProperty("");
    private final BooleanProperty tls = new SimpleBooleanProperty(true);
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final ObjectProperty<Trust> trust = new SimpleObjectProperty<>(new Trust.OfSystem());
    private final ObjectProperty<Optional<Bytes>> keyFile = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty passphrase = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<TlsFiles.Problem>> fileProblem =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<BrokerAddress.Problem>> hostProblem =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty portWrong = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Trial> trial = new ReadOnlyObjectWrapper<>(new Trial.None());
    private final ObservableList<StepRow> steps = FXCollections.observableArrayList();
    private final ObservableValue<Optional<NetworkChoice.Broker>> choice;
    private @Nullable Attempt attempt;

    /// How far trying out has come.
    public sealed interface Trial {
        /// Not tried, or changed since.
        record None() implements Trial {}

        record Running(NetworkChoice.Broker broker) implements Trial {}

        record Passed(NetworkChoice.Broker broker) implements Trial {}

        record Failed(NetworkChoice.Broker broker, Finding.Failed finding) implements Trial {}
    }

    /// A step of the trial, as shown.
    public record StepRow(Step step, Mark mark) {
        public enum Mark {
            WAITING,
            RUNNING,
            PASSED,
            FAILED
        }
    }

    @Inject
    public BrokerFormViewModel(NetworkCheck check, CoreThread core, @Ui Executor ui, TlsFiles files) {
        this.check = check;
        this.core = core;
        this.ui = ui;
        this.files = files;
        choice = Bindings.createObjectBinding(
                this::entered, host, port, tls, user, password, trust, keyFile, passphrase);
        for (ObservableValue<?> field : List.of(host, port)) {
            field.addListener((_, _, _) -> forgetCertificate());
        }
        for (ObservableValue<?> field : List.of(host, port, tls, user, password, trust, keyFile, passphrase)) {
            field.addListener((_, _, _) -> changed());
        }
    }

    /// `host`, `host:port`, `mqtt://…` or `mqtts://…`.
    public StringProperty host() {
        return host;
    }

    /// Empty for the usual one, see [#usualPort()].
    public StringProperty port() {
        return port;
    }

    public BooleanProperty tls() {
        return tls;
    }

    public StringProperty user() {
        return user;
    }

    public StringProperty password() {
        return password;
    }

    /// What the fields say; empty while that is no broker.
    public ObservableValue<Optional<NetworkChoice.Broker>> choice() {
        return choice;
    }

    public ReadOnlyObjectProperty<Trial> trial() {
        return trial.getReadOnlyProperty();
    }

    /// The steps of the trial under way, or of the last one; empty before the first.
    public ObservableList<StepRow> steps() {
        return steps;
    }

    /// Fills the fields with a broker.
    public void show(NetworkChoice.Broker broker) {
        URI uri = broker.uri();
        tls.set(broker.secure());
        host.set(uri.getHost());
        port.set(uri.getPort() == usualPort() ? "" : Integer.toString(uri.getPort()));
        user.set(broker.user().orElse(""));
        password.set(broker.password().orElse(""));
        trust.set(broker.trust());
        keyFile.set(broker.clientKey().map(ClientKey::pkcs12));
        passphrase.set(broker.clientKey().map(ClientKey::passphrase).orElse(""));
    }

    /// Distributes an address with scheme or port to the fields, and says what is wrong with them. To be called when a
    /// field loses the focus.
    public void settle() {
        switch (BrokerAddress.read(host.get())) {
            case BrokerAddress.Read.Good(var address) -> {
                host.set(address.host());
                address.security().ifPresent(security -> tls.set(security == BrokerAddress.Security.TLS));
                address.port().ifPresent(each -> port.set(Integer.toString(each)));
                hostProblem.set(Optional.empty());
            }
            case BrokerAddress.Read.Bad(var problem) -> hostProblem.set(Optional.of(problem));
        }
        portWrong.set(!isPortRight());
    }

    /// Tries out what the fields say; instead of an earlier trial that is under way. Says what is wrong with the fields
    /// if they are no broker.
    public void test() {
        cancel();
        settle();
        choice.getValue().ifPresent(broker -> {
            steps.setAll(Arrays.stream(Step.values())
                    .filter(step -> step != Step.TLS || broker.secure())
                    .map(step -> new StepRow(step, StepRow.Mark.WAITING))
                    .toList());
            mark(0, StepRow.Mark.RUNNING);
            trial.set(new Trial.Running(broker));
            attempt = new Attempt(broker);
            attempt.begin();
        });
    }

    /// Ends the trial under way.
    public void cancel() {
        if (attempt != null) {
            attempt.end();
            attempt = null;
        }
        steps.clear();
        trial.set(new Trial.None());
    }

    /// Opens the file with one's own certificate; may be empty.
    StringProperty passphrase() {
        return passphrase;
    }

    ObservableValue<Boolean> hasAuthority() {
        return trust.map(Trust.Authority.class::isInstance);
    }

    ObservableValue<Boolean> hasKey() {
        return keyFile.map(Optional::isPresent);
    }

    /// Why the file that was chosen last is of no use.
    ReadOnlyObjectProperty<Optional<TlsFiles.Problem>> fileProblem() {
        return fileProblem.getReadOnlyProperty();
    }

    /// Trusts the authorities in a file instead of those of the system.
    void chooseAuthority(String title) {
        files.chooseAuthority(title, read -> taken(read, content -> trust.set(new Trust.Authority(content))));
    }

    void dropAuthority() {
        trust.set(new Trust.OfSystem());
        fileProblem.set(Optional.empty());
    }

    /// Shows a certificate of one's own to a broker that asks for one.
    void chooseKey(String title) {
        files.chooseKey(title, read -> taken(read, content -> keyFile.set(Optional.of(content))));
    }

    void dropKey() {
        keyFile.set(Optional.empty());
        passphrase.set("");
        fileProblem.set(Optional.empty());
    }

    private void taken(TlsFiles.Read read, Consumer<Bytes> use) {
        switch (read) {
            case TlsFiles.Read.Good(var content) -> {
                fileProblem.set(Optional.empty());
                use.accept(content);
            }
            case TlsFiles.Read.Bad(var problem) -> fileProblem.set(Optional.of(problem));
        }
    }

    private Optional<ClientKey> clientKey() {
        return keyFile.get().map(content -> new ClientKey(content, passphrase.get()));
    }

    /// The certificate that was not taken in the last trial.
    ObservableValue<Optional<ShownCertificate>> notTaken() {
        return trial.map(now -> now instanceof Trial.Failed(var _, var finding)
                ? finding.certificate()
                : Optional.<ShownCertificate>empty());
    }

    /// The only certificate that is trusted, if a person has decided so.
    ObservableValue<Optional<Bytes>> pinned() {
        return trust.map(now ->
                now instanceof Trust.Pinned(var certificate) ? Optional.of(certificate) : Optional.<Bytes>empty());
    }

    /// Trusts the certificate that was not taken, and no other from now on, and tries again.
    void trustNotTaken() {
        notTaken().getValue().ifPresent(shown -> {
            trust.set(new Trust.Pinned(shown.fingerprint()));
            test();
        });
    }

    /// Goes back to those whom the system trusts. A certificate belongs to one broker.
    void forgetCertificate() {
        if (trust.get() instanceof Trust.Pinned) {
            trust.set(new Trust.OfSystem());
        }
    }

    @Override
    public void close() {
        cancel();
    }

    ReadOnlyObjectProperty<Optional<BrokerAddress.Problem>> hostProblem() {
        return hostProblem.getReadOnlyProperty();
    }

    ObservableValue<Boolean> portWrong() {
        return portWrong;
    }

    int usualPort() {
        return tls.get() ? 8883 : 1883;
    }

    private void changed() {
        hostProblem.set(Optional.empty());
        portWrong.set(false);
        if (!(trial.get() instanceof Trial.None)) {
            cancel();
        }
    }

    private Optional<NetworkChoice.Broker> entered() {
        return switch (BrokerAddress.read(host.get())) {
            case BrokerAddress.Read.Bad _ -> Optional.empty();
            case BrokerAddress.Read.Good(var address)
            when isPortRight() ->
                address.uri(
                                tls.get() ? BrokerAddress.Security.TLS : BrokerAddress.Security.PLAIN,
                                BrokerAddress.port(port.get()))
                        .map(uri -> new NetworkChoice.Broker(
                                uri, filled(user.get()), filled(password.get()), trust.get(), clientKey()));
            case BrokerAddress.Read.Good _ -> Optional.empty();
        };
    }

    private boolean isPortRight() {
        return port.get().isBlank() || BrokerAddress.port(port.get()).isPresent();
    }

    private static Optional<String> filled(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private void found(NetworkChoice.Broker broker, Finding finding) {
        int index = steps.stream().map(StepRow::step).toList().indexOf(finding.step());
        switch (finding) {
            case Finding.Passed(var step) -> {
                mark(index, StepRow.Mark.PASSED);
                if (step == Step.RETAINED) {
                    trial.set(new Trial.Passed(broker));
                } else if (index >= 0) {
                    mark(index + 1, StepRow.Mark.RUNNING);
                }
            }
            case Finding.Failed failed -> {
                mark(index, StepRow.Mark.FAILED);
                trial.set(new Trial.Failed(broker, failed));
            }
        }
    }

    private void mark(int index, StepRow.Mark mark) {
        if (index >= 0 && index < steps.size()) {
            steps.set(index, new StepRow(steps.get(index).step(), mark));
        }
    }

    /// One trial. It begins and ends on core; its findings are looked at on FX while it is the newest.
    private final class Attempt {
        private final NetworkChoice.Broker broker;
        private NetworkCheck.@Nullable Running running;

        Attempt(NetworkChoice.Broker broker) {
            this.broker = broker;
        }

        void begin() {
            core.execute(() -> running = check.check(
                    broker,
                    finding -> ui.execute(() -> {
                        if (attempt == this) {
                            found(broker, finding);
                        }
                    })));
        }

        void end() {
            core.execute(() -> {
                if (running != null) {
                    running.cancel();
                }
            });
        }
    }
}
