package chat.hearth.core.contact;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.identity.Slot;
import java.time.Instant;
import java.util.Optional;

/// Somebody one knows, asked, or was asked by.
///
/// @param name as they call themselves, not confirmed by anyone
/// @param nickname what one calls them; shown before `name`
/// @param address where their mailboxes are
/// @param card their newest card, absent until one has come
/// @param theirSlot where they put what they send to us: we subscribe it
/// @param ourSlot where we put what we send to them; absent until they accepted
/// @param invitation theirs, while the answer is awaited
/// @param greeting what they wrote with their request; empty if nothing
/// @param since when this standing began
/// @param assurance what protects the exchange with them
public record Contact(
        PeerId id,
        DisplayName name,
        Optional<DisplayName> nickname,
        Standing standing,
        Address address,
        Optional<SignedCard> card,
        Slot theirSlot,
        Optional<Slot> ourSlot,
        Optional<Invitation> invitation,
        String greeting,
        Instant since,
        Assurance assurance) {
    /// In code points.
    public static final int MAX_GREETING = 280;

    public DisplayName shownName() {
        return nickname.orElse(name);
    }

    public ConversationId conversation() {
        return new ConversationId(id);
    }

    public boolean isAccepted() {
        return standing == Standing.ACCEPTED;
    }

    /// Whether an invitation of theirs would bring nothing new: it might say that they are elsewhere now.
    public boolean isMetAt(Address place) {
        return isAccepted() && address.equals(place);
    }

    public Contact withName(DisplayName changed) {
        return new Contact(
                id,
                changed,
                nickname,
                standing,
                address,
                card,
                theirSlot,
                ourSlot,
                invitation,
                greeting,
                since,
                assurance);
    }

    public Contact withNickname(Optional<DisplayName> changed) {
        return new Contact(
                id, name, changed, standing, address, card, theirSlot, ourSlot, invitation, greeting, since, assurance);
    }

    /// The suites of its devices are pinned with it.
    public Contact withCard(SignedCard changed) {
        return new Contact(
                id,
                name,
                nickname,
                standing,
                changed.card().address(),
                Optional.of(changed),
                theirSlot,
                ourSlot,
                invitation,
                greeting,
                since,
                assurance.withSuite(changed.card().suite()));
    }

    public Contact withTheirSlot(Slot changed) {
        return new Contact(
                id, name, nickname, standing, address, card, changed, ourSlot, invitation, greeting, since, assurance);
    }

    public Contact withOurSlot(Slot changed) {
        return withOurSlot(Optional.of(changed));
    }

    /// As somebody to whom nothing can be sent.
    public Contact withoutOurSlot() {
        return withOurSlot(Optional.empty());
    }

    private Contact withOurSlot(Optional<Slot> changed) {
        return new Contact(
                id,
                name,
                nickname,
                standing,
                address,
                card,
                theirSlot,
                changed,
                invitation,
                greeting,
                since,
                assurance);
    }

    public Contact withStanding(Standing changed, Instant now) {
        return new Contact(
                id,
                name,
                nickname,
                changed,
                address,
                card,
                theirSlot,
                ourSlot,
                changed == Standing.INVITED ? invitation : Optional.empty(),
                greeting,
                now,
                assurance);
    }

    public Contact with(Assurance changed) {
        return new Contact(
                id, name, nickname, standing, address, card, theirSlot, ourSlot, invitation, greeting, since, changed);
    }

    @Override
    public String toString() {
        return "Contact " + id + " " + standing;
    }
}
