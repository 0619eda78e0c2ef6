package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.fuzz.Decoder;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.VerifyKey;
import chat.hearth.core.presence.Announcement;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.wire.BundleCodec;
import chat.hearth.core.wire.Envelope;
import chat.hearth.core.wire.InitContent;
import chat.hearth.core.wire.InitHeader;
import chat.hearth.core.wire.Introduction;
import chat.hearth.core.wire.SealedPresence;
import chat.hearth.core.wire.Signed;
import java.util.List;
import java.util.Optional;

/// Every decoder of sessions and of what goes with them.
public final class SealDecoders implements Decoder.All {
    private final Peer alice = new Peer("Alice", Suite.HYBRID, new Dice(1));
    private final Peer bob = new Peer("Bob", Suite.HYBRID, new Dice(2));

    @Override
    public List<Decoder> get() {
        alice.begin(bob);
        Bytes init = alice.seal("hello");
        Bytes beginning = alice.session().encode();
        bob.open(alice.seal("skip one"));
        alice.open(bob.seal("hello"));
        Bytes message = alice.seal("hello");
        Envelope outer = Envelope.decode(init);
        Mailbox.PresenceOf mailbox = new Mailbox.PresenceOf(Address.of(alice.account.peer()), alice.account.device());
        PresenceKey key = PresenceKey.generate(new Dice(3));
        Bytes presence = key.seal(
                new Announcement(Announcement.State.ONLINE, 7, Optional.of(Peer.NOON)),
                mailbox,
                alice.account.deviceKey(),
                new Dice(4));
        Introduction introduction = Introduction.of(alice.card, alice.account.device());
        return List.of(
                new Decoder("beginning", beginning, SealedSession::decode),
                new Decoder("state", bob.session().encode(), SealedSession::decode),
                new Decoder("prekeys", bob.prekeys.encode(), bytes -> Prekeys.decode(bytes, bob.account)).withKeys(),
                new Decoder(
                                "bundle",
                                bob.prekeys.current().encoded(),
                                bytes -> BundleCodec.decode(
                                        bytes, bob.card.card().devices().getFirst()))
                        .withKeys(),
                new Decoder(
                                "signed-bundle",
                                Signed.decode(bob.prekeys.current().encoded()).payload(),
                                bytes -> BundleCodec.decode(
                                        bytes, bob.card.card().devices().getFirst()))
                        .behind(this::asBundle)
                        .withKeys(),
                new Decoder("init", init, bytes -> SealedInit.decode(bytes).introduce(bob.prekeys, Peer.NOON))
                        .withKeys(),
                new Decoder("init-header", outer.header().orElseThrow(), InitHeader::decode),
                new Decoder("init-content", outer.content(), InitContent::decode),
                new Decoder("introduction", introduction.encode(), Introduction::decode),
                new Decoder("message", message, bytes -> bob.session().open(bytes, Peer.NOON, bob.random)).withKeys(),
                new Decoder("presence", presence, bytes -> key.open(bytes, mailbox, verifyKey())).withKeys(),
                new Decoder("sealed-presence", presence, SealedPresence::decode),
                new Decoder("ratchet-header", Envelope.decode(message).header().orElseThrow(), RatchetHeader::decode));
    }

    private Bytes asBundle(Bytes payload) {
        return Signed.by(bob.account.deviceKey(), "hearth1 bundle", Bytes.EMPTY, payload)
                .encode();
    }

    private VerifyKey verifyKey() {
        return alice.account.deviceKey().verifyKey();
    }
}
