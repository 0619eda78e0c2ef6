package chat.hearth.ui.sidebar;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.conversation.Conversation;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.presence.Presence;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/// A row of the list: somebody, and one's conversation with them.
record PersonRow(Contact contact, Conversation conversation, Presence presence) {
    /// Newest on top; equals by name, so that the order is the same every time.
    static final Comparator<PersonRow> NEWEST_FIRST = Comparator.comparingLong(PersonRow::activity)
            .reversed()
            .thenComparing(PersonRow::name)
            .thenComparing(PersonRow::peer);

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int COUNTER_BITS = 16;

    PeerId peer() {
        return contact.id();
    }

    String name() {
        return contact.shownName().value();
    }

    /// Whether it is in the list at all: people one is in touch with, and others while there are messages of theirs.
    boolean isListed() {
        return switch (contact.standing()) {
            case ACCEPTED, INVITED -> true;
            case REQUESTED, DECLINED, BLOCKED, REMOVED -> conversation.last().isPresent();
        };
    }

    /// Somebody one is not in touch with any more.
    boolean isFormer() {
        return switch (contact.standing()) {
            case ACCEPTED, INVITED -> false;
            case REQUESTED, DECLINED, BLOCKED, REMOVED -> true;
        };
    }

    /// Whether every word of `filter` is in one of their names; small and capital letters and accents are the same.
    boolean matches(String filter) {
        String names = plain(contact.name().value() + " " + name());
        return Pattern.compile("\\s+").splitAsStream(plain(filter).strip()).allMatch(names::contains);
    }

    private long activity() {
        return conversation.last().map(Message::sort).orElse(contact.since().toEpochMilli() << COUNTER_BITS);
    }

    private static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
