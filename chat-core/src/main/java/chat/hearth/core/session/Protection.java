package chat.hearth.core.session;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.seal.SessionCipher;
import chat.hearth.core.seal.Suite;
import chat.hearth.core.store.DeviceKey;
import chat.hearth.core.wire.Envelope;
import chat.hearth.core.wire.Inner;
import chat.hearth.core.wire.InnerCodec;
import chat.hearth.core.wire.ProtocolException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Decides by which suite one speaks with a contact: by sealed sessions with everybody whose card ever listed them, by
/// suite 0 with those alone whose card never did. On the core thread.
final class Protection {
    private static final List<Integer> ALL = List.of(0, Suite.CLASSIC.number(), Suite.HYBRID.number());

    private final Memory memory;
    private final SessionCipher plain;
    private final Optional<Seals> seals;

    /// @param seals absent where everything goes by `plain`, as in tests and for devices
    Protection(Memory memory, SessionCipher plain, Optional<Seals> seals) {
        this.memory = memory;
        this.plain = plain;
        this.seals = seals;
    }

    /// What came from a contact, opened.
    ///
    /// @param card the sender's, if the envelope brought one
    record Opened(DeviceId device, Optional<SignedCard> card, Bytes inner) {}

    /// The suites of one's own card.
    List<Integer> suites() {
        return seals.isPresent() ? ALL : List.of(plain.suite());
    }

    Optional<Seals> seals() {
        return seals;
    }

    /// Those by which one speaks with that contact; absent for suite 0.
    Optional<Seals> seals(Contact contact) {
        return seals.filter(_ -> contact.assurance().isSealed());
    }

    /// Gives `then` an envelope for that device with what `inner` says by then, as soon as what it needs is stored; or
    /// nothing if there can be none now.
    void seal(DeviceKey device, Supplier<Inner> inner, Consumer<Optional<Bytes>> then) {
        memory.contacts
                .get(device.peer())
                .flatMap(this::seals)
                .ifPresentOrElse(
                        sealing -> sealing.seal(device, inner, then),
                        () -> then.accept(
                                Optional.of(plain.seal(memory.recipient(device), InnerCodec.encode(inner.get())))));
    }

    /// Opens what came to the slot of that contact. Throws [ProtocolException].
    Opened open(Contact from, Bytes payload) {
        if (seals.isPresent()) {
            Envelope envelope = Envelope.decode(payload);
            if (envelope.suite() > 0) {
                return seals.get().open(from, envelope, payload);
            }
            requirePlain(from);
        }
        SessionCipher.Opened opened = plain.open(from.id(), from.card(), payload);
        return new Opened(opened.device(), opened.card(), opened.inner());
    }

    /// Throws [ProtocolException] if more was agreed with that contact than suite 0.
    void requirePlain(Contact contact) {
        if (seals(contact).isPresent()) {
            throw new ProtocolException("less protection than was agreed");
        }
    }

    /// Makes what opening has changed about that device durable, together with what was said.
    void settle(Transaction transaction, DeviceKey device) {
        seals.ifPresent(each -> each.settle(transaction, device));
    }
}
