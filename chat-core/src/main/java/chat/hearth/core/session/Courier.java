package chat.hearth.core.session;

import chat.hearth.core.contact.Contact;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.transport.Inbox;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Network;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.transport.Place;
import chat.hearth.core.transport.Publication;
import chat.hearth.core.transport.Transport;
import chat.hearth.core.transport.Watch;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The present connection, if there is one, and what is known about it.
final class Courier {
    private final RandomGenerator random;
    private @Nullable Transport transport;
    private Link link = new Link.Closed();
    private Place place;

    Courier(Place assumed, RandomGenerator random) {
        this.place = assumed;
        this.random = random;
    }

    void open(Network network, Account account, Inbox inbox) {
        transport = network.join(account, inbox);
    }

    void begin() {
        if (transport != null) {
            transport.open();
        }
    }

    Link link() {
        return link;
    }

    boolean isUp() {
        return link.isUp();
    }

    /// Where one's own mailboxes are; a guess before the first connection.
    Place place() {
        return place;
    }

    Address address() {
        return place.address();
    }

    void linkIs(Link changed) {
        link = changed;
        if (changed instanceof Link.Up up) {
            place = up.place();
        }
    }

    CompletionStage<Outcome> publish(Publication publication) {
        return transport == null || !isUp()
                ? CompletableFuture.completedFuture(Outcome.LINK_LOST)
                : transport.publish(publication.to(allowed(publication.mailbox())));
    }

    /// The inbox as the rules of this network have it.
    private Mailbox allowed(Mailbox mailbox) {
        return mailbox instanceof Mailbox.InboxOf(var owner, var device, var given)
                ? new Mailbox.InboxOf(owner, device, place.slotOf(place.address(), given))
                : mailbox;
    }

    void clear(Mailbox mailbox) {
        publish(Publication.clearing(mailbox));
    }

    void watch(Watch watch) {
        if (transport != null) {
            transport.watch(watch);
        }
    }

    void unwatch(Watch watch) {
        if (transport != null) {
            transport.unwatch(watch);
        }
    }

    void retryNow() {
        if (transport != null) {
            transport.retryNow();
        }
    }

    /// A slot for what `sender` will send to us.
    Slot slotFor(Address sender) {
        return place.slotOf(sender, Slot.random(random));
    }

    /// Where in this network that contact puts what they send to us.
    Slot slotOf(Contact contact) {
        return place.slotOf(contact.address(), contact.theirSlot());
    }

    CompletionStage<Void> close(Publication farewell) {
        return ended(Optional.ofNullable(transport).map(open -> open.close(farewell)));
    }

    CompletionStage<Void> leave(Publication farewell) {
        return ended(Optional.ofNullable(transport).map(open -> open.leave(farewell)));
    }

    private CompletionStage<Void> ended(Optional<CompletionStage<Void>> closing) {
        transport = null;
        link = new Link.Closed();
        return closing.orElseGet(() -> CompletableFuture.completedFuture(null));
    }
}
