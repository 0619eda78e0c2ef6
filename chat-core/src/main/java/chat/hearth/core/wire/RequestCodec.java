package chat.hearth.core.wire;

import chat.hearth.core.bytes.Alphabet;
import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Device;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.identity.Slot;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Requests of suite 0: an init envelope whose header is the asker's card and whose content is
/// `Signed{1 device, 2 slot, 3 name, 4 greeting, 5 proof}` by the device key. The signature is bound to both people, so
/// that a request cannot be passed on to somebody else.
public final class RequestCodec {
    public static final int MAX_SIZE = 8 * 1024;
    private static final int MAX_CARD_SIZE = 1024;
    private static final int PROOF_SIZE = 32;
    private static final int PRESENCE_KEY_SIZE = 32;
    private static final String CONTEXT = "hearth1 req";
    /// Base62 digits that 256 bits need.
    private static final int SLOT_LENGTH = 43;

    private RequestCodec() {}

    /// @param card one's own, at most 1 KiB
    /// @param slot where one expects what is sent
    /// @param token of the invitation, if one holds one
    public static Bytes encode(
            Account from, SignedCard card, PeerId to, Slot slot, String greeting, Optional<Bytes> token) {
        if (card.encoded().size() > MAX_CARD_SIZE || !isShort(greeting)) {
            throw new IllegalArgumentException("a card or a greeting too long for a request");
        }
        Cbor fields = Cbor.map()
                .with(1, Cbor.of(from.device().raw()))
                .with(2, Cbor.of(slot.value()))
                .with(3, Cbor.of(from.name().value()));
        if (!greeting.isEmpty()) {
            fields.with(4, Cbor.of(greeting));
        }
        token.ifPresent(secret -> fields.with(5, Cbor.of(proof(secret, bound(from.peer(), to)))));
        Bytes binding = binding(from.peer(), from.device(), to);
        Signed signed = Signed.by(from.deviceKey(), CONTEXT, binding, fields.encode());
        return Envelope.plain(Envelope.Kind.INIT, Optional.of(card.encoded()), signed.encode())
                .encode();
    }

    /// Throws [ProtocolException] unless a device in the enclosed card made it for `self`. Whether the proof is right
    /// is for the caller to judge, who has the tokens.
    public static Request decode(Bytes payload, PeerId self) {
        Envelope envelope = Envelope.decode(payload, MAX_SIZE).asPlain(Envelope.Kind.INIT);
        Bytes header = envelope.header().orElseThrow(() -> new ProtocolException("a request without a card"));
        Cbor.require(header.size() <= MAX_CARD_SIZE, "a card too large for a request");
        SignedCard card = CardCodec.decode(header);
        Signed signed = Signed.decode(envelope.content());
        Cbor fields = Cbor.decode(signed.payload(), MAX_SIZE);
        Device device = card.card()
                .device(CardCodec.deviceId(fields.need(1)))
                .orElseThrow(() -> new ProtocolException("a request from a device that the card does not name"));
        Bytes binding = binding(card.card().peer(), device.id(), self);
        Cbor.require(signed.isBy(device.key(), CONTEXT, binding), "a request that its device did not sign");
        return request(card, device.id(), fields, bound(card.card().peer(), self));
    }

    /// What a sealed request says, padded: `{2 slot, 3 name, 4 greeting, 5 proof, 6 presence key}`. Whose it is and
    /// from
    /// which device, the envelope says.
    ///
    /// @param bound the hash of the handshake that this request begins
    public static Bytes sealed(Account from, Slot slot, String greeting, Optional<Bytes> token, Bytes bound) {
        if (!isShort(greeting)) {
            throw new IllegalArgumentException("a greeting too long for a request");
        }
        Cbor fields = Cbor.map()
                .with(2, Cbor.of(slot.value()))
                .with(3, Cbor.of(from.name().value()));
        if (!greeting.isEmpty()) {
            fields.with(4, Cbor.of(greeting));
        }
        token.ifPresent(secret -> fields.with(5, Cbor.of(proof(secret, bound))));
        return Padding.pad(fields.with(6, Cbor.of(from.presenceKey())).encode());
    }

    /// Throws [ProtocolException] unless that is what a sealed request says.
    ///
    /// @param card and `device`: whose envelope it was in
    public static Request opened(SignedCard card, DeviceId device, Bytes sealed, Bytes bound) {
        Cbor.require(sealed.size() <= MAX_SIZE, "a request too large");
        return request(card, device, Cbor.decode(Padding.unpad(sealed), MAX_SIZE), bound);
    }

    private static Request request(SignedCard card, DeviceId device, Cbor fields, Bytes bound) {
        String greeting = fields.find(4).map(Cbor::text).orElse("");
        Cbor.require(isShort(greeting), "a greeting too long");
        return new Request(
                card,
                device,
                BodyCodec.slot(fields.need(2)),
                DisplayName.cut(fields.need(3).text()).orElseThrow(() -> new ProtocolException("no name")),
                greeting,
                fields.find(6).map(key -> key.bytes(PRESENCE_KEY_SIZE)),
                fields.find(5).map(proof -> proof.bytes(PROOF_SIZE)),
                bound);
    }

    /// What shows that the asker holds the token: good for what it is bound to alone.
    public static Bytes proof(Bytes token, Bytes bound) {
        return hmac(token, Bytes.join(Bytes.utf8("hearth1 request"), bound));
    }

    /// A request of suite 0 is bound to its two people.
    private static Bytes bound(PeerId from, PeerId to) {
        return Bytes.utf8(from.value() + to);
    }

    /// Where, on a broker without rules, an invited request is put: nobody without the token can tell whose it is.
    public static Slot invitedSlot(Bytes token) {
        return new Slot(Alphabet.base62(hmac(token, Bytes.utf8("req")), SLOT_LENGTH));
    }

    private static boolean isShort(String greeting) {
        return greeting.codePointCount(0, greeting.length()) <= Contact.MAX_GREETING;
    }

    private static Bytes binding(PeerId from, DeviceId device, PeerId to) {
        return Bytes.join(Bytes.utf8(from.value()), device.raw(), Bytes.utf8(to.value()));
    }

    private static Bytes hmac(Bytes key, Bytes text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.toArray(), "HmacSHA256"));
            return Bytes.copyOf(mac.doFinal(text.toArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
