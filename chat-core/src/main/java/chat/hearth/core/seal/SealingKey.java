package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.wire.Envelope;
import chat.hearth.core.wire.InitContent;
import chat.hearth.core.wire.Inner;
import chat.hearth.core.wire.InnerCodec;
import java.util.Optional;

/// Seals one message, once, for the device at the other end of a session. Lives in memory alone: one that was not
/// used when the program ended is a message that never came. Belongs to one thread.
public final class SealingKey {
    private final SealedSession session;
    private final RatchetHeader header;
    private final Bytes messageKey;
    private boolean used;

    SealingKey(SealedSession session, RatchetHeader header, Bytes messageKey) {
        this.session = session;
        this.header = header;
        this.messageKey = messageKey;
    }

    /// The whole envelope. Throws [IllegalStateException] the second time.
    public Bytes seal(Inner inner) {
        Optional<Bytes> announced = session.announced();
        return sealed(announced.map(own -> InnerCodec.encode(inner, own)).orElseGet(() -> InnerCodec.encode(inner)));
    }

    /// For what is padded but no inner message, as a request; only for who began the session, since an answer has to
    /// say
    /// where it wants to be answered.
    public Bytes seal(Bytes padded) {
        if (session.announced().isPresent()) {
            throw new IllegalStateException("a session that has to be announced in an inner message");
        }
        return sealed(padded);
    }

    private Bytes sealed(Bytes padded) {
        if (used) {
            throw new IllegalStateException("a sealing key is good for one message");
        }
        used = true;
        return session.opening()
                .map(opening -> init(opening, padded))
                .orElseGet(() -> message(padded))
                .encode();
    }

    private Envelope init(Opening opening, Bytes padded) {
        Suite suite = session.suite();
        Bytes associated = MessageSeal.associated(session.associated(), suite, opening, header.encode());
        Bytes ciphertext = MessageSeal.seal(messageKey, associated, padded);
        InitContent content = new InitContent(opening.introduction(), header.encode(), ciphertext);
        return new Envelope(
                Envelope.Kind.INIT, suite.number(), Optional.empty(), Optional.of(opening.header()), content.encode());
    }

    private Envelope message(Bytes padded) {
        Suite suite = session.suite();
        Bytes receiver = session.peerSession().orElseThrow();
        Bytes associated = MessageSeal.associated(session.associated(), suite, receiver, header.encode());
        return new Envelope(
                Envelope.Kind.MESSAGE,
                suite.number(),
                Optional.of(receiver),
                Optional.of(header.encode()),
                MessageSeal.seal(messageKey, associated, padded));
    }

    /// Never shows the key.
    @Override
    public String toString() {
        return "SealingKey " + header.number();
    }
}
