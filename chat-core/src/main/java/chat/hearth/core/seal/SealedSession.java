package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.AgreementKey;
import chat.hearth.core.identity.Bundle;
import chat.hearth.core.identity.Card;
import chat.hearth.core.identity.Device;
import chat.hearth.core.identity.SignedBundle;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.wire.Envelope;
import chat.hearth.core.wire.InitHeader;
import chat.hearth.core.wire.InnerCodec;
import chat.hearth.core.wire.Introduction;
import chat.hearth.core.wire.ProtocolException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An encrypted session of this device with one device of somebody else, as an immutable value for the store.
///
/// Whoever uses it keeps two rules. A state is stored before anything goes out that was sealed with keys reserved
/// from it; so a program that dies never seals two messages with one key. And the state after a message is stored
/// in one transaction with the message; so a message is never lost between the two.
///
/// A state that was replaced is forgotten: with an old one, old messages could be opened again.
public final class SealedSession {
    /// Behind this, sessions kept beside the newest are of no use any more.
    public static final int MOST_OLD_SESSIONS = 5;

    private static final int VERSION = 1;
    private static final int MAX_SIZE = 256 * 1024;
    private static final int MOST_RESERVED = 1_000;

    private final Fixed fixed;
    private final Names names;
    private final Optional<Opening> opening;
    private final Ratchet ratchet;
    private final Optional<Instant> received;

    /// What never changes.
    ///
    /// @param associated what every message of the session authenticates: who the two are
    private record Fixed(Suite suite, Bytes id, Bytes associated, Instant begun) {}

    /// @param own under this the peer is to address one
    /// @param peer under this the peer wants to be addressed, once it said so
    /// @param heard whether a message under the own one has come
    private record Names(Bytes own, Optional<Bytes> peer, boolean heard) {}

    private SealedSession(
            Fixed fixed, Names names, Optional<Opening> opening, Ratchet ratchet, Optional<Instant> received) {
        this.fixed = fixed;
        this.names = names;
        this.opening = opening;
        this.ratchet = ratchet;
        this.received = received;
    }

    /// A session with the device whose bundle it is, in the strongest suite that its card lists.
    ///
    /// Throws `ProtocolException` if the bundle has expired or its keys are none, or the card does not name the
    /// device or no encrypting suite for it.
    ///
    /// @param card one's own, which the peer gets to see and nobody else
    public static SealedSession begin(
            Account self, SignedCard card, Card peer, SignedBundle signed, Instant now, SecureRandom random) {
        Bundle bundle = signed.bundle();
        Device device = peer.device(bundle.device()).orElseThrow(() -> new ProtocolException("a bundle of no device"));
        Suite suite = Suite.best(device).orElseThrow(() -> new ProtocolException("a device that opens no suite"));
        StateReader.require(bundle.isUsable(now), "a bundle that has expired");

        AgreementKey ephemeral = AgreementKey.generate(random);
        Optional<Bundle.Kem> kemKey = suite == Suite.HYBRID ? bundle.kem() : Optional.empty();
        StateReader.require(kemKey.isPresent() == (suite == Suite.HYBRID), "a bundle without its KEM key");
        Optional<KemKey.Encapsulated> kem = kemKey.map(key -> KemKey.encapsulate(key.key(), random));
        var terms = new Handshake.Terms(suite, Hmac.sha256(signed.encoded()), kem);
        Bytes secret = Handshake.initiator(self.agreement(), ephemeral, device.agreement(), bundle.agreement(), terms);

        Bytes own = Bytes.random(InitHeader.SESSION_SIZE, random);
        InitHeader header = new InitHeader(
                ephemeral.publicKey(),
                bundle.prekey(),
                kem.map(made ->
                        new InitHeader.Encapsulation(kemKey.orElseThrow().id(), made.ciphertext())),
                own);
        Bytes associated = Handshake.associated(party(self), party(peer, device));
        return new SealedSession(
                new Fixed(suite, SealedInit.session(header), associated, now),
                new Names(own, Optional.empty(), false),
                Optional.of(Opening.of(header, Introduction.of(card, self.device()), bundle.agreement(), random)),
                Ratchet.initiator(secret, bundle.agreement(), random),
                Optional.empty());
    }

    /// The session that an init envelope begins, and its message. Throws `ProtocolException` unless it was made
    /// with the keys of the device that it names, for this device.
    public static Opened answer(Account self, SealedInit.Introduced introduced, Instant now, SecureRandom random) {
        SealedInit init = introduced.init();
        Prekey prekey = introduced.prekey();
        Device device = introduced.device();
        Optional<KemKey.Encapsulated> kem = init.header()
                .kem()
                .map(part -> new KemKey.Encapsulated(
                        prekey.kem().orElseThrow().decapsulate(part.ciphertext()), part.ciphertext()));
        var terms = new Handshake.Terms(init.suite(), prekey.digest(), kem);
        Bytes secret = Handshake.responder(
                self.agreement(),
                prekey.agreement(),
                device.agreement(),
                init.header().ephemeral(),
                terms);
        Bytes associated = Handshake.associated(party(introduced.card().card(), device), party(self));
        SealedSession silent = new SealedSession(
                new Fixed(init.suite(), init.session(), associated, now),
                new Names(
                        Bytes.random(InitHeader.SESSION_SIZE, random),
                        Optional.of(init.header().session()),
                        false),
                Optional.empty(),
                Ratchet.responder(secret, prekey.agreement()),
                Optional.empty());
        return silent.open(init, 0, now, random);
    }

    private static Handshake.Party party(Account self) {
        return new Handshake.Party(self.identity().verifyKey(), self.agreement().publicKey(), self.device());
    }

    private static Handshake.Party party(Card card, Device device) {
        return new Handshake.Party(card.identity(), device.agreement(), device.id());
    }

    /// @param session to be stored in place of the one that opened it
    /// @param inner padded, as the other side sealed it
    public record Opened(SealedSession session, Bytes inner) {
        @Override
        public String toString() {
            return "Opened " + inner;
        }
    }

    /// Opens what came to [#own()], or came with the beginning of this very session once more.
    ///
    /// Throws `ProtocolException` for everything else: what came before, was changed, skips more than 20,000
    /// messages, or is for another session. This state is then as good as it was.
    ///
    /// @param unused how many of the keys reserved last were never used, and never will be once the session turns
    public Opened open(Bytes envelope, int unused, Instant now, SecureRandom random) {
        Envelope outer = Envelope.decode(envelope);
        StateReader.require(outer.suite() == suite().number(), "an envelope of another suite");
        return switch (outer.kind()) {
            case INIT -> open(SealedInit.of(outer), unused, now, random);
            case MESSAGE -> open(outer, unused, now, random);
        };
    }

    /// The same where every key that was reserved has been used.
    public Opened open(Bytes envelope, Instant now, SecureRandom random) {
        return open(envelope, 0, now, random);
    }

    private Opened open(SealedInit init, int unused, Instant now, SecureRandom random) {
        boolean ours = opening.isEmpty() && init.session().equals(id()) && names.peer.equals(init.peer());
        StateReader.require(ours, "the beginning of another session");
        Ratchet.Received message =
                ratchet.receive(init.message(), key -> init.open(key, fixed.associated), unused, now, random);
        return new Opened(after(message.ratchet(), names, now), message.plain());
    }

    private Opened open(Envelope envelope, int unused, Instant now, SecureRandom random) {
        StateReader.require(envelope.session().equals(Optional.of(names.own)), "a message of another session");
        Bytes header = envelope.header().orElse(Bytes.EMPTY);
        RatchetHeader numbers = RatchetHeader.decode(header);
        Bytes authentic = MessageSeal.associated(fixed.associated, suite(), names.own, header);
        Ratchet.Received message = ratchet.receive(
                numbers, key -> MessageSeal.open(key, authentic, envelope.content()), unused, now, random);
        Optional<Bytes> peer = names.peer.or(() -> InnerCodec.session(message.plain()));
        StateReader.require(peer.isPresent(), "an answer that does not say where it wants to be answered");
        return new Opened(after(message.ratchet(), new Names(names.own, peer, true), now), message.plain());
    }

    /// Whether this envelope came before, as brokers deliver some twice: then that it does not open says nothing
    /// against the session. Knows it of the turn that lasts; of earlier ones a repeated envelope looks like a false
    /// one.
    ///
    /// Throws `ProtocolException` for what is no envelope for this session.
    public boolean isRepeated(Bytes envelope) {
        Envelope outer = Envelope.decode(envelope);
        return ratchet.isRepeated(
                switch (outer.kind()) {
                    case INIT -> SealedInit.of(outer).message();
                    case MESSAGE -> RatchetHeader.decode(outer.header().orElse(Bytes.EMPTY));
                });
    }

    private SealedSession after(Ratchet turned, Names known, Instant now) {
        return new SealedSession(fixed, known, known.heard ? Optional.empty() : opening, turned, Optional.of(now));
    }

    /// @param session to be stored before any of the keys is used
    public record Reservation(SealedSession session, List<SealingKey> keys) {
        public Reservation {
            keys = List.copyOf(keys);
        }
    }

    /// Takes the keys for the next messages out of the session, 1 to 1,000. Those that are never used cost the peer
    /// a kept key each.
    public Reservation reserve(int count) {
        if (count < 1 || count > MOST_RESERVED) {
            throw new IllegalArgumentException("1 to 1000 keys at once, not " + count);
        }
        Ratchet.Reserved reserved = ratchet.reserve(count);
        List<SealingKey> keys = new ArrayList<>();
        RatchetHeader header = reserved.first();
        for (Bytes key : reserved.messageKeys()) {
            keys.add(new SealingKey(this, header, key));
            header = header.next();
        }
        return new Reservation(new SealedSession(fixed, names, opening, reserved.ratchet(), received), keys);
    }

    /// Whether keys reserved from `before` are still of the chain that this one sends by.
    public boolean isSendingAs(SealedSession before) {
        return ratchet.own().publicKey().equals(before.ratchet.own().publicKey());
    }

    public Suite suite() {
        return fixed.suite;
    }

    /// The same on both sides, and in every init envelope that begins this session. Where both began one at once,
    /// both send in the one with the smaller id.
    public Bytes id() {
        return fixed.id;
    }

    /// Envelopes with this session are for this state. 8 bytes, chosen by oneself.
    public Bytes own() {
        return names.own;
    }

    /// Whether the peer has shown that it has the session: what is sent no longer begins it.
    public boolean isAnswered() {
        return opening.isEmpty();
    }

    /// See [SealedInit#opening()]; empty once the peer has answered, and for who did not begin.
    public Optional<Bytes> openingDigest() {
        return opening.map(Opening::digest);
    }

    public Instant begun() {
        return fixed.begun;
    }

    /// When a message last came, by the own clock.
    public Optional<Instant> received() {
        return received;
    }

    Optional<Opening> opening() {
        return opening;
    }

    Bytes associated() {
        return fixed.associated;
    }

    Optional<Bytes> peerSession() {
        return names.peer;
    }

    /// The own session if the peer has to be told it in the next message.
    Optional<Bytes> announced() {
        return opening.isPresent() || names.heard ? Optional.empty() : Optional.of(names.own);
    }

    /// For the store: about 340 bytes, 36 more for each message that has not come, and, until the peer has
    /// answered, the beginning (0.5 KiB in suite 1, 1.6 KiB in suite 2).
    public Bytes encode() {
        StateWriter out = new StateWriter().number8(VERSION).number8(suite().number());
        out.fixed(fixed.id).fixed(fixed.associated).number64(fixed.begun.toEpochMilli());
        out.fixed(names.own).fixed(names.peer).number8(names.heard ? 1 : 0);
        out.number8(received.isPresent() ? 1 : 0);
        received.ifPresent(at -> out.number64(at.toEpochMilli()));
        out.number8(opening.isPresent() ? 1 : 0);
        opening.ifPresent(kept -> kept.write(out));
        ratchet.write(out);
        return out.done();
    }

    /// Throws `ProtocolException` for anything that [#encode()] did not give.
    public static SealedSession decode(Bytes bytes) {
        StateReader in = new StateReader(bytes, MAX_SIZE);
        in.version(VERSION);
        Suite suite = Suite.of(in.number8());
        Fixed fixed = new Fixed(suite, in.fixed(Hmac.SIZE), in.fixed(Hmac.SIZE), in.time());
        Names names = new Names(in.fixed(InitHeader.SESSION_SIZE), in.optional(InitHeader.SESSION_SIZE), in.flag());
        Optional<Instant> received = in.flag() ? Optional.of(in.time()) : Optional.empty();
        Optional<Opening> opening = in.flag() ? Optional.of(Opening.read(in)) : Optional.empty();
        StateReader.require(opening.isPresent() == names.peer.isEmpty(), "a session neither begun nor answered");
        Ratchet ratchet = Ratchet.read(in);
        in.end();
        return new SealedSession(fixed, names, opening, ratchet, received);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedSession that && encode().equals(that.encode());
    }

    @Override
    public int hashCode() {
        return fixed.id.hashCode();
    }

    /// Never shows a key.
    @Override
    public String toString() {
        return "SealedSession " + names.own.hex();
    }
}
