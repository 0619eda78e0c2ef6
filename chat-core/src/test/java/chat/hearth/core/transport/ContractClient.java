package chat.hearth.core.transport;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Slot;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A client that remembers what its transport told it. Lives on the core thread.
final class ContractClient implements Inbox {
    final Account account;
    final List<Packet> packets = new ArrayList<>();
    final List<Link> links = new ArrayList<>();
    private final Duration willDelay;
    private final Transport transport;
    private int wills;
    private boolean acknowledges = true;

    ContractClient(Network network, Account account, Duration willDelay) {
        this.account = account;
        this.willDelay = willDelay;
        transport = network.join(account, this);
    }

    static Account account(String name) {
        return Account.create(new DisplayName(name), new SecureRandom());
    }

    @Override
    public CompletionStage<Optional<Will>> nextWill(Place place) {
        wills++;
        Mailbox presence = new Mailbox.PresenceOf(place.address(), account.device());
        Will will = new Will(Publication.lasting(presence, Bytes.utf8("lost " + wills)), willDelay);
        return CompletableFuture.completedFuture(Optional.of(will));
    }

    @Override
    public void received(Packet packet) {
        packets.add(packet);
        if (acknowledges) {
            packet.acknowledge();
        }
    }

    @Override
    public void linkChanged(Link link) {
        links.add(link);
    }

    Transport transport() {
        return transport;
    }

    void acknowledgeNothing() {
        acknowledges = false;
    }

    void acknowledgeAgain() {
        acknowledges = true;
    }

    Link link() {
        return links.isEmpty() ? new Link.Closed() : links.getLast();
    }

    /// How often the link has come up.
    long connects() {
        return links.stream().filter(Link::isUp).count();
    }

    int wills() {
        return wills;
    }

    Place place() {
        return links.stream()
                .filter(Link.Up.class::isInstance)
                .map(Link.Up.class::cast)
                .map(Link.Up::place)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    Address address() {
        return place().address();
    }

    /// Where what `sender` sends comes in.
    Mailbox.InboxOf inboxFor(ContractClient sender) {
        Slot slot = place().rules() == Place.Rules.BY_SENDER
                ? Slot.of(sender.address())
                : new Slot("from" + sender.account.device());
        return new Mailbox.InboxOf(address(), account.device(), slot);
    }

    Mailbox.PresenceOf presence() {
        return new Mailbox.PresenceOf(address(), account.device());
    }

    Mailbox.CardOf card() {
        return new Mailbox.CardOf(address());
    }

    /// Where `sender` may ask.
    Mailbox.RequestTo requestFrom(ContractClient sender) {
        return new Mailbox.RequestTo(address(), Slot.of(sender.address()));
    }

    /// What came to that mailbox, in order.
    List<Packet> at(Mailbox mailbox) {
        return packets.stream()
                .filter(packet -> packet.mailbox().equals(mailbox))
                .toList();
    }

    List<String> texts(Mailbox mailbox) {
        return at(mailbox).stream()
                .map(packet -> new String(packet.payload().toArray(), StandardCharsets.UTF_8))
                .toList();
    }
}
