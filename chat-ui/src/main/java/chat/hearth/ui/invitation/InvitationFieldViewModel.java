package chat.hearth.ui.invitation;

import chat.hearth.core.identity.Invitation;
import chat.hearth.core.wire.InvalidInvitation;
import chat.hearth.core.wire.InvitationLink;
import chat.hearth.ui.qr.PictureReading;
import chat.hearth.ui.qr.QrSource;
import chat.hearth.ui.view.Background;
import chat.hearth.ui.view.Ui;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// Somebody else's invitation, as it is typed, pasted or read from a picture. What is typed stays, whatever is wrong
/// with it. Lives on the FX thread; knows no node.
public final class InvitationFieldViewModel {
    private static final State NOT_A_LINK = new State.Unusable("invitation.problem.nolink");

    private final PictureReading pictures;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Empty());

    /// What the field holds.
    public sealed interface State {
        record Empty() implements State {}

        /// A picture is being read.
        record Looking() implements State {}

        record Found(Invitation invitation) implements State {}

        /// @param problem the key of a sentence that says what is wrong
        record Unusable(String problem) implements State {}
    }

    @Inject
    public InvitationFieldViewModel(@Background Executor background, @Ui Executor ui) {
        pictures = new PictureReading(background, ui);
        text.addListener((_, _, now) -> changed(now));
    }

    public StringProperty text() {
        return text;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    public ObservableValue<Optional<Invitation>> invitation() {
        return state.map(
                now -> now instanceof State.Found(var invitation) ? Optional.of(invitation) : Optional.empty());
    }

    /// Takes this text if there is an invitation in it and the field is empty. For the clipboard, which may hold
    /// anything.
    public void offer(String offered) {
        if (text.get().isBlank() && read(offered) instanceof State.Found) {
            text.set(offered.strip());
        }
    }

    /// Looks for an invitation in a picture; it takes the place of what is in the field only if there is one.
    void look(QrSource picture) {
        state.set(new State.Looking());
        pictures.look(picture, this::found, problem -> state.set(new State.Unusable(problem)));
    }

    /// Gives the picture up that is being read, if there is one.
    public void cancel() {
        pictures.giveUp();
        state.set(read(text.get()));
    }

    private void found(String found) {
        State inPicture = read(found);
        if (inPicture instanceof State.Found) {
            text.set(found);
            state.set(inPicture);
        } else {
            state.set(inPicture.equals(NOT_A_LINK) ? new State.Unusable("invitation.problem.othercode") : inPicture);
        }
    }

    private void changed(String now) {
        pictures.giveUp();
        state.set(read(now));
    }

    private static State read(String text) {
        if (text.isBlank()) {
            return new State.Empty();
        }
        try {
            return new State.Found(InvitationLink.parse(text));
        } catch (InvalidInvitation e) {
            return switch (e.why()) {
                case NOT_A_LINK -> NOT_A_LINK;
                case BROKEN -> new State.Unusable("invitation.problem.broken");
                case NEWER_VERSION -> new State.Unusable("invitation.problem.newer");
            };
        }
    }
}
