package chat.hearth.core.session;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.seal.PlainCipher;
import chat.hearth.core.seal.SessionCipher;
import chat.hearth.core.time.ManualCore;
import chat.hearth.core.transport.Inbox;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Network;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.transport.Packet;
import chat.hearth.core.transport.Place;
import chat.hearth.core.transport.Publication;
import chat.hearth.core.transport.Transport;
import chat.hearth.core.transport.Watch;
import chat.hearth.core.transport.Will;
import chat.hearth.core.wire.Inner;
import chat.hearth.core.wire.InnerCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Somebody on the network who keeps to no protocol: puts any bytes anywhere, and sees what is put where it watches.
final class Raw implements Inbox {
    final List<Packet> packets = new ArrayList<>();
    private final ManualCore core;
    private final Transport transport;

    Raw(ManualCore core, Network network, Account account) {
        this.core = core;
        transport = network.join(account, this);
        transport.open();
        core.runReady();
    }

    void watch(Watch watch) {
        transport.watch(watch);
        core.runReady();
    }

    /// As `from` would say it who cannot encrypt, into the slot that they were given.
    void putPlainly(Person from, Person to, SignedCard card, Inner inner) {
        Bytes envelope = new PlainCipher(from.account())
                .seal(
                        new SessionCipher.Recipient(to.id(), to.account().device(), Optional.of(card)),
                        InnerCodec.encode(inner));
        Slot slot = to.contact(from).orElseThrow().theirSlot();
        put(new Mailbox.InboxOf(Address.of(to.id()), to.account().device(), slot), envelope);
    }

    Outcome put(Mailbox mailbox, Bytes payload) {
        return put(mailbox, payload, Publication.LONGEST);
    }

    Outcome put(Mailbox mailbox, Bytes payload, Duration lifetime) {
        var outcome =
                transport.publish(new Publication(mailbox, payload, lifetime)).toCompletableFuture();
        core.runReady();
        return outcome.join();
    }

    @Override
    public CompletionStage<Optional<Will>> nextWill(Place place) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public void received(Packet packet) {
        packets.add(packet);
        packet.acknowledge();
    }

    @Override
    public void linkChanged(Link link) {}
}
