package chat.hearth.ui.conversation;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.session.Session;
import chat.hearth.core.time.CoreThread;
import chat.hearth.ui.view.Causes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The message that one is writing. It is kept as a draft until it is stored as a message. Lives on the FX thread.
final class ComposerViewModel implements AutoCloseable {
    /// What is typed is stored at the latest this long after.
    static final Duration DRAFT_DELAY = Duration.ofSeconds(1);

    private final Session session;
    private final CoreThread core;
    private final Executor ui;
    private final ConversationId id;
    private final StringProperty draft = new SimpleStringProperty("");
    private final ReadOnlyIntegerWrapper size = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Optional<Throwable>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanBinding sendable;
    private CoreThread.@Nullable Timer saving;
    private String saved = "";

    ComposerViewModel(Session session, CoreThread core, Executor ui, ConversationId id) {
        this.session = session;
        this.core = core;
        this.ui = ui;
        this.id = id;
        sendable = draft.isNotEmpty()
                .and(size.lessThanOrEqualTo(Message.MAX_TEXT_BYTES))
                .and(isNotBlank());
        draft.addListener((_, _, text) -> typed(text));
    }

    /// What is typed and not sent.
    StringProperty draft() {
        return draft;
    }

    /// Of what would be sent, in bytes of UTF-8; see [Message#MAX_TEXT_BYTES].
    ReadOnlyIntegerProperty size() {
        return size.getReadOnlyProperty();
    }

    BooleanBinding sendable() {
        return sendable;
    }

    /// Why the last message was not stored; its text is back in [#draft()]. Absent again when one goes on typing.
    ReadOnlyObjectProperty<Optional<Throwable>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// What was left the last time, unless one has begun to type already.
    void restore(String stored) {
        if (draft.get().isEmpty()) {
            saved = stored;
            draft.set(stored);
        }
    }

    /// Sends what is typed, if it can be sent.
    void send() {
        if (sendable.get()) {
            String text = draft.get().strip();
            draft.set("");
            session.send(id, text).whenCompleteAsync((_, failure) -> sent(text, failure), ui);
            save();
        }
    }

    @Override
    public void close() {
        save();
    }

    private BooleanBinding isNotBlank() {
        return new BooleanBinding() {
            {
                bind(draft);
            }

            @Override
            protected boolean computeValue() {
                return !draft.get().isBlank();
            }
        };
    }

    private void typed(String text) {
        size.set(utf8(text.strip()));
        problem.set(Optional.empty());
        if (saving == null) {
            saving = core.after(DRAFT_DELAY, () -> ui.execute(this::save));
        }
    }

    private void save() {
        if (saving != null) {
            saving.cancel();
            saving = null;
        }
        if (!saved.equals(draft.get())) {
            saved = draft.get();
            session.saveDraft(id, saved);
        }
    }

    private void sent(String text, @Nullable Throwable failure) {
        if (failure != null) {
            draft.set(draft.get().isEmpty() ? text : text + "\n" + draft.get());
            problem.set(Optional.of(Causes.of(failure)));
            save();
        }
    }

    private static int utf8(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
