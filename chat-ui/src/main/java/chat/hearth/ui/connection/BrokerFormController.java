package chat.hearth.ui.connection;

import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.ShownCertificate;
import chat.hearth.ui.connection.BrokerFormViewModel.StepRow;
import chat.hearth.ui.connection.BrokerFormViewModel.Trial;
import chat.hearth.ui.view.Shown;
import chat.hearth.ui.view.Texts;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.javafx.FontIcon;

/// Fields for a broker and its test, to be embedded: what embeds it makes this controller on a view model of its own
/// and loads it. The test keeps the view in sight of what it does, step by step.
public final class BrokerFormController {
    private final BrokerFormViewModel model;
    private final LinkWords words;
    private final Texts texts;

    @FXML
    private Pane fields;

    @FXML
    private TextField host;

    @FXML
    private Label hostProblem;

    @FXML
    private TextField port;

    @FXML
    private Label portProblem;

    @FXML
    private CheckBox tls;

    @FXML
    private TextField user;

    @FXML
    private PasswordField password;

    @FXML
    private Label plainNote;

    @FXML
    private Pane files;

    @FXML
    private Label authority;

    @FXML
    private Button dropAuthority;

    @FXML
    private Label key;

    @FXML
    private Button dropKey;

    @FXML
    private Pane passphraseField;

    @FXML
    private PasswordField passphrase;

    @FXML
    private Label fileProblem;

    @FXML
    private Pane pinned;

    @FXML
    private Label pin;

    @FXML
    private Pane certificate;

    @FXML
    private Label fault;

    @FXML
    private Label subject;

    @FXML
    private Label issuer;

    @FXML
    private Label validity;

    @FXML
    private Label fingerprint;

    @FXML
    private Button leaveIt;

    @FXML
    private Button test;

    @FXML
    private Button cancelTest;

    @FXML
    private Pane steps;

    @FXML
    private Label outcome;

    @SuppressWarnings("NullAway.Init") // the fields are set by the FXML loader
    public BrokerFormController(BrokerFormViewModel model, LinkWords words, Texts texts) {
        this.model = model;
        this.words = words;
        this.texts = texts;
    }

    /// Puts the cursor where a person goes on.
    public void focus() {
        host.requestFocus();
    }

    @FXML
    void initialize() {
        bindFields();
        bindProblems();
        bindTrial();
        bindCertificate();
        bindFiles();
    }

    @FXML
    void test() {
        model.test();
    }

    @FXML
    void cancelTest() {
        model.cancel();
        test.requestFocus();
    }

    @FXML
    void trustIt() {
        model.trustNotTaken();
    }

    @FXML
    void leaveIt() {
        model.cancel();
        test.requestFocus();
    }

    @FXML
    void forgetPin() {
        model.forgetCertificate();
        test.requestFocus();
    }

    @FXML
    void chooseAuthority() {
        model.chooseAuthority(texts.get("connection.form.authority.title"));
    }

    @FXML
    void dropAuthority() {
        model.dropAuthority();
    }

    @FXML
    void chooseKey() {
        model.chooseKey(texts.get("connection.form.key.title"));
    }

    @FXML
    void dropKey() {
        model.dropKey();
    }

    private void bindFields() {
        host.textProperty().bindBidirectional(model.host());
        port.textProperty().bindBidirectional(model.port());
        tls.selectedProperty().bindBidirectional(model.tls());
        user.textProperty().bindBidirectional(model.user());
        password.textProperty().bindBidirectional(model.password());
        port.promptTextProperty()
                .bind(Bindings.createStringBinding(() -> Integer.toString(model.usualPort()), model.tls()));
        for (TextField field : new TextField[] {host, port}) {
            field.focusedProperty().subscribe((before, now) -> {
                if (before && !now && !field.getText().isEmpty()) {
                    model.settle();
                }
            });
            field.setOnAction(_ -> test());
        }
        user.setOnAction(_ -> test());
        password.setOnAction(_ -> test());
        Shown.when(plainNote, model.tls().not().and(model.password().isNotEmpty()));
    }

    private void bindProblems() {
        hostProblem
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.hostProblem()
                                .get()
                                .map(problem -> texts.get("connection.form.host."
                                        + problem.name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-')))
                                .orElse(""),
                        model.hostProblem(),
                        texts.language()));
        Shown.when(hostProblem, hostProblem.textProperty().isNotEmpty());
        Shown.when(portProblem, Bindings.createBooleanBinding(model.portWrong()::getValue, model.portWrong()));
        mark(host, hostProblem);
        mark(port, portProblem);
    }

    private void bindTrial() {
        model.steps().addListener((ListChangeListener<StepRow>) _ -> drawSteps());
        texts.language().subscribe(_ -> drawSteps());
        outcome.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> outcome(model.trial().get()), model.trial(), texts.language()));
        Shown.when(outcome, outcome.textProperty().isNotEmpty());
        var running = Bindings.createBooleanBinding(() -> model.trial().get() instanceof Trial.Running, model.trial());
        Shown.when(cancelTest, running);
        running.subscribe(this::changeTo);
        model.trial().subscribe(this::tell);
    }

    private void bindFiles() {
        Shown.when(files, model.tls());
        var authorities = model.hasAuthority();
        var keys = model.hasKey();
        Shown.when(dropAuthority, authorities);
        Shown.when(dropKey, keys);
        Shown.when(passphraseField, keys);
        passphrase.textProperty().bindBidirectional(model.passphrase());
        passphrase.setOnAction(_ -> test());
        authority.textProperty().bind(choice("connection.form.authority", authorities));
        key.textProperty().bind(choice("connection.form.key", keys));
        fileProblem
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.fileProblem().get().map(this::sentence).orElse(""),
                        model.fileProblem(),
                        texts.language()));
        Shown.when(fileProblem, fileProblem.textProperty().isNotEmpty());
    }

    private ObservableValue<String> choice(String what, ObservableValue<Boolean> chosen) {
        return Bindings.createStringBinding(
                () -> texts.get(what + (chosen.getValue() ? ".file" : ".none")), chosen, texts.language());
    }

    private String sentence(TlsFiles.Problem problem) {
        return texts.get("connection.form.file."
                + problem.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /// In place of the fields: whoever looks at a certificate decides about it and about nothing else.
    private void bindCertificate() {
        var shown =
                Bindings.createBooleanBinding(() -> model.notTaken().getValue().isPresent(), model.trial());
        Shown.when(certificate, shown);
        Shown.when(fields, shown.not());
        model.trial().subscribe(_ -> model.notTaken().getValue().ifPresent(this::describe));
        texts.language().subscribe(_ -> model.notTaken().getValue().ifPresent(this::describe));
        shown.subscribe(now -> {
            if (now) {
                leaveIt.requestFocus();
            }
        });
        var trusted =
                Bindings.createBooleanBinding(() -> model.pinned().getValue().isPresent(), model.choice());
        Shown.when(pinned, trusted);
        pin.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.pinned().getValue().map(words::fingerprint).orElse(""), model.choice()));
    }

    private void describe(ShownCertificate shown) {
        fault.setText(words.fault(shown.fault()));
        subject.setText(shown.subject());
        issuer.setText(shown.issuer());
        validity.setText(words.validity(shown));
        fingerprint.setText(words.fingerprint(shown.fingerprint()));
    }

    /// From the button that can no longer be pressed to the one that can.
    private void changeTo(boolean running) {
        Node owner = test.getScene() == null ? null : test.getScene().getFocusOwner();
        test.setDisable(running);
        if (running && test.equals(owner)) {
            cancelTest.requestFocus();
        } else if (!running && cancelTest.equals(owner)) {
            test.requestFocus();
        }
    }

    private void tell(Trial trial) {
        boolean failed = trial instanceof Trial.Failed;
        outcome.pseudoClassStateChanged(PseudoClass.getPseudoClass("failed"), failed);
        if (trial instanceof Trial.Failed(var _, var finding) && finding.why() == Link.Why.WRONG_PASSWORD) {
            password.requestFocus();
            password.selectAll();
        }
    }

    private String outcome(Trial trial) {
        return switch (trial) {
            case Trial.None _, Trial.Running _ -> "";
            case Trial.Passed _ -> texts.get("connection.form.passed");
            case Trial.Failed(var broker, var finding) -> words.failure(finding, broker);
        };
    }

    private void drawSteps() {
        steps.getChildren().setAll(model.steps().stream().map(this::step).toList());
        steps.setManaged(!model.steps().isEmpty());
        steps.setVisible(!model.steps().isEmpty());
    }

    private Node step(StepRow row) {
        FontIcon icon = new FontIcon(
                switch (row.mark()) {
                    case WAITING -> "fth-circle";
                    case RUNNING -> "fth-loader";
                    case PASSED -> "fth-check";
                    case FAILED -> "fth-x";
                });
        String mark = row.mark().name().toLowerCase(Locale.ROOT);
        Label name = new Label(words.step(row.step()));
        name.setAccessibleText(texts.get("connection.form.step." + mark, words.step(row.step())));
        HBox line = new HBox(icon, name);
        line.getStyleClass().add("broker-step");
        line.pseudoClassStateChanged(PseudoClass.getPseudoClass(mark), true);
        return line;
    }

    private static void mark(TextField field, Label problem) {
        problem.visibleProperty().subscribe(wrong -> {
            field.pseudoClassStateChanged(PseudoClass.getPseudoClass("wrong"), wrong);
            field.setAccessibleHelp(wrong ? problem.getText() : "");
        });
    }
}
