package chat.hearth.ui.invitation;

import chat.hearth.core.identity.Invitation;
import chat.hearth.core.wire.InvalidInvitation;
import chat.hearth.core.wire.InvitationLink;
import chat.hearth.ui.view.Background;
import chat.hearth.ui.view.Ui;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Somebody else's invitation, as it is typed, pasted or read from a picture. What is typed stays, whatever is wrong
/// with it. Lives on the FX thread; knows no node.
public final class InvitationFieldViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(InvitationFieldViewModel.class);
    private static final State NOT_A_LINK = new State.Unusable("invitation.problem.nolink");

    private final Executor background;
    private final Executor ui;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Empty());
    /// Set once the picture that is being read is of no interest any more.
    private AtomicBoolean abandoned = new AtomicBoolean();

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
        this.background = background;
        this.ui = ui;
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
        abandoned.set(true);
        AtomicBoolean mine = new AtomicBoolean();
        abandoned = mine;
        state.set(new State.Looking());
        CompletableFuture.supplyAsync(() -> picture.read(mine::get), background)
                .whenCompleteAsync(
                        (found, failure) -> {
                            if (!mine.get()) {
                                looked(found, failure);
                            }
                        },
                        ui);
    }

    /// Gives the picture up that is being read, if there is one.
    public void cancel() {
        abandoned.set(true);
        state.set(read(text.get()));
    }

    private void looked(@Nullable String found, @Nullable Throwable failure) {
        if (found == null) {
            state.set(new State.Unusable(problem(failure)));
            return;
        }
        State inPicture = read(found);
        if (inPicture instanceof State.Found) {
            text.set(found);
            state.set(inPicture);
        } else {
            state.set(inPicture.equals(NOT_A_LINK) ? new State.Unusable("invitation.problem.othercode") : inPicture);
        }
    }

    private void changed(String now) {
        abandoned.set(true);
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

    private static String problem(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof UnreadablePicture unreadable) {
            return switch (unreadable.why()) {
                case NO_FILE -> "invitation.problem.nofile";
                case NO_PICTURE -> "invitation.problem.nopicture";
                case TOO_LARGE -> "invitation.problem.toolarge";
                case NO_CODE -> "invitation.problem.nocode";
            };
        }
        LOG.warn("A picture could not be read", cause);
        return "invitation.problem.nopicture";
    }
}
