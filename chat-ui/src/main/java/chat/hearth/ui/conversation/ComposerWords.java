package chat.hearth.ui.conversation;

import chat.hearth.core.contact.Standing;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.session.MessageRefused;
import chat.hearth.core.store.StoreException;
import chat.hearth.ui.connection.LinkWords;
import chat.hearth.ui.text.EmojiPictures;
import chat.hearth.ui.text.WrappedText;
import chat.hearth.ui.view.Texts;
import java.util.Locale;
import java.util.Optional;

/// Why something cannot be sent, in words.
final class ComposerWords {
    /// From this size on it is said how much room is left.
    private static final int NEARLY_FULL = Message.MAX_TEXT_BYTES * 9 / 10;
    private static final double KIB = 1024;

    private final Texts texts;
    private final LinkWords links;
    private final EmojiPictures pictures;

    ComposerWords(Texts texts, LinkWords links, EmojiPictures pictures) {
        this.texts = texts;
        this.links = links;
        this.pictures = pictures;
    }

    /// A place for a sentence with a name in it.
    WrappedText place() {
        return new WrappedText(pictures);
    }

    /// Absent while there is room enough.
    Optional<String> size(int bytes) {
        if (bytes < NEARLY_FULL) {
            return Optional.empty();
        }
        String key = bytes <= Message.MAX_TEXT_BYTES ? "conversation.size.near" : "conversation.size.over";
        return Optional.of(texts.get(key, kib(bytes), kib(Message.MAX_TEXT_BYTES)));
    }

    /// Why the last message was not stored.
    String problem(Throwable failure) {
        return switch (failure) {
            case MessageRefused refused -> texts.get("conversation.refused." + key(refused.why()));
            case StoreException store -> unstored(store.why());
            default -> unstored(StoreException.Why.FAILED);
        };
    }

    private String unstored(StoreException.Why why) {
        return texts.get("conversation.unstored", links.store(why));
    }

    /// Why nothing can be written to somebody of this standing.
    String reason(Standing standing, String name) {
        return texts.get("conversation.gate." + key(standing), name);
    }

    /// What can be done about it, as a button says it.
    Optional<String> remedy(Standing standing) {
        return switch (standing) {
            case BLOCKED, REQUESTED -> Optional.of(texts.get("conversation.gate." + key(standing) + ".action"));
            case REMOVED, DECLINED -> Optional.of(texts.get("conversation.gate.invite"));
            case INVITED, ACCEPTED -> Optional.empty();
        };
    }

    private String kib(int bytes) {
        return String.format(texts.locale(), "%.1f", bytes / KIB);
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
