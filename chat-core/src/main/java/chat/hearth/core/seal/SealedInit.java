package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Device;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.wire.Envelope;
import chat.hearth.core.wire.InitContent;
import chat.hearth.core.wire.InitHeader;
import chat.hearth.core.wire.Introduction;
import chat.hearth.core.wire.ProtocolException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/// An encrypted init envelope that came in, its form checked and nothing opened yet.
///
/// First look whether there is a session of this [#session()] and give it the envelope; else [#introduce] tells who
/// it is from, and [SealedSession#answer] makes a session of it.
public final class SealedInit {
    private final Suite suite;
    private final Opening opening;
    private final InitHeader header;
    private final InitContent content;
    private final Bytes session;

    private SealedInit(Suite suite, Bytes rawHeader, InitContent content) {
        this.suite = suite;
        this.content = content;
        opening = new Opening(rawHeader, content.introduction());
        header = InitHeader.decode(rawHeader);
        session = session(header);
        boolean hybrid = suite == Suite.HYBRID;
        StateReader.require(header.kem().isPresent() == hybrid, "a header that does not belong to its suite");
    }

    /// Does no cryptography. Throws [ProtocolException].
    public static SealedInit decode(Bytes envelope) {
        return of(Envelope.decode(envelope));
    }

    static SealedInit of(Envelope envelope) {
        boolean init =
                envelope.kind() == Envelope.Kind.INIT && envelope.session().isEmpty();
        StateReader.require(init, "not an init envelope");
        Suite suite = Suite.of(envelope.suite());
        Bytes header = envelope.header().orElseThrow(() -> new ProtocolException("an init envelope without a header"));
        return new SealedInit(suite, header, InitContent.decode(envelope.content()));
    }

    /// The id of the session that it begins: SHA-256 of the ephemeral key and the number of the prekey. Both sides
    /// know it, and the same init envelope again has the same one.
    public Bytes session() {
        return session;
    }

    static Bytes session(InitHeader header) {
        Bytes prekey = Bytes.copyOf(
                ByteBuffer.allocate(Long.BYTES).putLong(header.prekey()).array());
        return Hmac.sha256(Bytes.join(header.ephemeral(), prekey));
    }

    /// SHA-256 of the header and the introduction, which are the same in every init envelope of a session. What is
    /// said in the message about this very beginning, as the proof of an invitation, is bound to this.
    public Bytes opening() {
        return opening.digest();
    }

    /// Who it is from, as far as a card rightly signed can tell; that the one who sends it holds the device's keys
    /// shows only when [SealedSession#answer] opens the message. Costs one agreement and the signature of a card.
    ///
    /// Throws [ProtocolException], before any cryptography if the prekey is unknown or erased or the suite weaker
    /// than the prekey allows.
    public Introduced introduce(Prekeys prekeys, Instant now) {
        Prekey prekey = prekeys.find(header.prekey(), now)
                .orElseThrow(() -> new ProtocolException("for a prekey that is not there"));
        StateReader.require(prekey.kem().isPresent() == (suite == Suite.HYBRID), "a suite weaker than the card allows");
        header.kem().ifPresent(kem -> checkKem(kem, prekey));
        return new Introduced(this, prekey, opening.open(prekey.agreement()));
    }

    private static void checkKem(InitHeader.Encapsulation kem, Prekey prekey) {
        Optional<Long> id = prekey.bundle().bundle().kem().map(key -> key.id());
        StateReader.require(id.equals(Optional.of(kem.id())), "for a KEM key that is not there");
    }

    Suite suite() {
        return suite;
    }

    InitHeader header() {
        return header;
    }

    Optional<Bytes> peer() {
        return Optional.of(header.session());
    }

    RatchetHeader message() {
        return RatchetHeader.decode(content.header());
    }

    /// What the message key makes of the message.
    Bytes open(Bytes messageKey, Bytes associated) {
        Bytes authentic = MessageSeal.associated(associated, suite, opening, content.header());
        return MessageSeal.open(messageKey, authentic, content.ciphertext());
    }

    /// An init envelope of which one knows whom it claims to be from.
    public static final class Introduced {
        private final SealedInit init;
        private final Prekey prekey;
        private final Introduction introduction;

        private Introduced(SealedInit init, Prekey prekey, Introduction introduction) {
            this.init = init;
            this.prekey = prekey;
            this.introduction = introduction;
        }

        /// Its signature is right; whether it is expired or older than one that is known is for the caller to judge.
        public SignedCard card() {
            return introduction.card();
        }

        public Device device() {
            return introduction.device();
        }

        SealedInit init() {
            return init;
        }

        Prekey prekey() {
            return prekey;
        }
    }
}
