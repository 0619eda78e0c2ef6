package chat.hearth.core.identity;

/// What one lets others see, and who may ask.
///
/// @param invisible contacts see one as having left, while one is there too
/// @param lastSeenHidden contacts are not told when one was last there
/// @param requestsRefused nobody may ask to become a contact without an invitation
public record Privacy(boolean invisible, boolean lastSeenHidden, boolean requestsRefused) {
    public static final Privacy OPEN = new Privacy(false, false, false);

    public Privacy withInvisible(boolean changed) {
        return new Privacy(changed, lastSeenHidden, requestsRefused);
    }

    public Privacy withLastSeenHidden(boolean changed) {
        return new Privacy(invisible, changed, requestsRefused);
    }

    public Privacy withRequestsRefused(boolean changed) {
        return new Privacy(invisible, lastSeenHidden, changed);
    }
}
