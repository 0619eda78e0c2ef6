package chat.hearth.ui.verification;

import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.SafetyNumber;
import chat.hearth.core.session.Session;
import chat.hearth.ui.qr.QrPicture;
import chat.hearth.ui.qr.QrReader;
import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.text.WrappedText;
import chat.hearth.ui.verification.SafetyNumberViewModel.Comparison;
import chat.hearth.ui.verification.SafetyNumberViewModel.State;
import chat.hearth.ui.view.Background;
import chat.hearth.ui.view.Desktop;
import chat.hearth.ui.view.Navigator;
import chat.hearth.ui.view.Notices;
import chat.hearth.ui.view.Shown;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import chat.hearth.ui.view.Ui;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The dialog in which two people make sure that nobody stands between them.
public final class SafetyNumberController implements AutoCloseable {
    /// In pixels.
    private static final int PICTURE = 200;
    private static final int GROUPS_IN_A_ROW = 3;

    private final SafetyNumberViewModel model;
    private final QrReader reader;
    private final Frame frame;
    private final WrappedText title;
    private final WrappedText hint;
    private final WrappedText verdict;

    @FXML
    private StackPane titlePlace;

    @FXML
    private StackPane hintPlace;

    @FXML
    private Label absent;

    @FXML
    private VBox known;

    @FXML
    private ImageView picture;

    @FXML
    private TextArea digits;

    @FXML
    private StackPane verdictPlace;

    @FXML
    private HBox looking;

    @FXML
    private Button choose;

    @FXML
    private Button same;

    @FXML
    private Button takeBack;

    /// Makes one for somebody.
    public record Factory(
            Session session, @Ui Executor ui, @Background Executor background, QrReader reader, Frame frame) {
        @Inject
        public Factory {}

        public SafetyNumberController of(PeerId peer) {
            var model = new SafetyNumberViewModel(session, ui, background, frame.navigator(), frame.texts(), peer);
            return new SafetyNumberController(model, reader, frame);
        }
    }

    /// What the dialog is shown with.
    public record Frame(
            Texts texts, Times times, Navigator navigator, Notices notices, Desktop desktop, EmojiPictures pictures) {
        @Inject
        public Frame {}
    }

    @SuppressWarnings("NullAway.Init") // the fields are set by the FXML loader
    public SafetyNumberController(SafetyNumberViewModel model, QrReader reader, Frame frame) {
        this.model = model;
        this.reader = reader;
        this.frame = frame;
        this.title = wrapped("title");
        this.hint = wrapped("hint");
        this.verdict = wrapped("verdict");
    }

    private WrappedText wrapped(String id) {
        WrappedText text = new WrappedText(frame.pictures());
        text.setId(id);
        return text;
    }

    @FXML
    void initialize() {
        place(title, titlePlace, "title");
        place(hint, hintPlace, "plain");
        place(verdict, verdictPlace, "safety-verdict");
        title.textProperty().bind(frame.texts().bind("safety.title", model.name()));
        hint.textProperty().bind(frame.texts().bind("safety.hint", model.name()));
        Shown.when(absent, model.state().map(State.Absent.class::isInstance));
        Shown.when(known, model.state().map(State.Known.class::isInstance));
        Shown.when(looking, model.comparison().map(Comparison.Looking.class::isInstance));
        Shown.when(same, model.verified().map(Optional::isEmpty));
        Shown.when(takeBack, model.verified().map(Optional::isPresent));
        choose.disableProperty().bind(looking.visibleProperty());
        same.disableProperty().bind(model.comparison().map(Comparison.Different.class::isInstance));
        model.state().subscribe(_ -> model.number().ifPresent(this::showNumber));
        Shown.when(verdictPlace, verdict.textProperty().isNotEmpty());
        new Verdict(model, frame.texts(), frame.times()).showIn(verdict);
    }

    @Override
    public void close() {
        model.close();
    }

    @FXML
    void copy() {
        model.number().ifPresent(number -> {
            frame.desktop().copy(number.toString());
            frame.notices().say(frame.texts().get("safety.copied"));
        });
    }

    @FXML
    void same() {
        model.same();
    }

    @FXML
    void takeBack() {
        model.takeBack();
    }

    @FXML
    void paste() {
        frame.desktop()
                .copiedText()
                .ifPresentOrElse(
                        model::compare,
                        () -> frame.desktop().copiedPicture().ifPresentOrElse(this::look, model::nothingToCompare));
    }

    @FXML
    void choose() {
        frame.desktop().choosePicture(frame.texts().get("safety.choose.title")).ifPresent(this::look);
    }

    @FXML
    void cancel() {
        model.cancel();
        choose.requestFocus();
    }

    @FXML
    void over(DragEvent event) {
        Dragboard board = event.getDragboard();
        if (board.hasFiles() || board.hasImage()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    @FXML
    void drop(DragEvent event) {
        Dragboard board = event.getDragboard();
        if (board.hasFiles()) {
            look(board.getFiles().getFirst().toPath());
        } else {
            look(board.getImage());
        }
        event.setDropCompleted(true);
        event.consume();
    }

    @FXML
    void details() {
        model.showDetails();
    }

    @FXML
    void done() {
        frame.navigator().closeDialog();
    }

    private void look(Path file) {
        model.compare(cancelled -> reader.read(file, cancelled));
    }

    private void look(Image copied) {
        model.compare(cancelled -> reader.read(copied, cancelled));
    }

    private void showNumber(SafetyNumber number) {
        List<String> groups = number.groups();
        digits.setText(IntStream.range(0, groups.size() / GROUPS_IN_A_ROW)
                .map(row -> row * GROUPS_IN_A_ROW)
                .mapToObj(from -> String.join(" ", groups.subList(from, from + GROUPS_IN_A_ROW)))
                .collect(Collectors.joining("\n")));
        picture.setImage(QrPicture.of(number.forQr()).image(PICTURE));
    }

    private static void place(WrappedText text, StackPane place, String styleClass) {
        text.getStyleClass().add(styleClass);
        place.getChildren().setAll(text);
    }
}
