package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Device;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.wire.CardCodec;
import chat.hearth.core.wire.Envelope;
import chat.hearth.core.wire.ProtocolException;
import chat.hearth.core.wire.Signed;
import java.util.Optional;
import java.util.function.Supplier;

/// Suite 0: signed by the sending device, readable by everyone who sees it. The signature is bound to the sender's and
/// the receiver's person and device, so that nothing can be passed on to somebody else as if it were meant for them.
public final class PlainCipher implements SessionCipher {
    private static final String CONTEXT = "hearth1 plain";

    private final Supplier<Account> own;

    public PlainCipher(Account self) {
        this(() -> self);
    }

    /// @param own oneself at the present time: a device may be renewed
    public PlainCipher(Supplier<Account> own) {
        this.own = own;
    }

    @Override
    public int suite() {
        return 0;
    }

    @Override
    public Bytes seal(Recipient recipient, Bytes inner) {
        Account self = own.get();
        Bytes binding = binding(self.peer(), self.device(), recipient.peer(), recipient.device());
        Signed signed = Signed.by(self.deviceKey(), CONTEXT, binding, inner);
        Optional<Bytes> card = recipient.introduction().map(SignedCard::encoded);
        return Envelope.plain(Envelope.Kind.MESSAGE, card, signed.encode()).encode();
    }

    @Override
    public Opened open(PeerId sender, Optional<SignedCard> known, Bytes envelope) {
        Envelope plain = Envelope.decode(envelope).asPlain(Envelope.Kind.MESSAGE);
        Optional<SignedCard> brought = plain.header().map(bytes -> card(bytes, known));
        if (brought.isPresent() && !brought.get().card().peer().equals(sender)) {
            throw new ProtocolException("a card of somebody else");
        }
        Optional<SignedCard> newer = brought.filter(card -> isNewer(card, known));
        SignedCard card =
                newer.or(() -> known).orElseThrow(() -> new ProtocolException("no card of the sender is known"));
        Signed signed = Signed.decode(plain.content());
        return new Opened(device(sender, card, signed), newer, signed.payload());
    }

    /// The very card that is known needs no second look; until it is acknowledged, every message brings it.
    private static SignedCard card(Bytes encoded, Optional<SignedCard> known) {
        return known.filter(card -> card.encoded().equals(encoded)).orElseGet(() -> CardCodec.decode(encoded));
    }

    /// A card of the revision that is known counts only if it is the very one that is known.
    private static boolean isNewer(SignedCard card, Optional<SignedCard> known) {
        return known.isEmpty()
                || card.card().revision() > known.get().card().revision()
                || card.encoded().equals(known.get().encoded());
    }

    private DeviceId device(PeerId sender, SignedCard card, Signed signed) {
        return card.card().devices().stream()
                .filter(device -> isFrom(sender, device, signed))
                .map(Device::id)
                .findFirst()
                .orElseThrow(() -> new ProtocolException("no device of the sender signed it for this one"));
    }

    private boolean isFrom(PeerId sender, Device device, Signed signed) {
        Account self = own.get();
        return signed.isBy(device.key(), CONTEXT, binding(sender, device.id(), self.peer(), self.device()));
    }

    private static Bytes binding(PeerId from, DeviceId fromDevice, PeerId to, DeviceId toDevice) {
        return Bytes.join(Bytes.utf8(from.value()), fromDevice.raw(), Bytes.utf8(to.value()), toDevice.raw());
    }
}
