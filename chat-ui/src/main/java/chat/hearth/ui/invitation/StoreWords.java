package chat.hearth.ui.invitation;

import chat.hearth.core.store.StoreException;

/// Why something could not be kept, as the key of a sentence.
final class StoreWords {
    private StoreWords() {}

    static String key(StoreException failure) {
        return switch (failure.why()) {
            case FULL -> "invitation.store.full";
            case READ_ONLY, LOCKED -> "invitation.store.readonly";
            case DAMAGED, FOREIGN_VERSION, WRONG_KEY, FAILED, CLOSED -> "invitation.store.failed";
        };
    }
}
