package chat.hearth.core.wire;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Device;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.SignedCard;

/// Who begins a session: `{1 card, 2 device}`, padded, so that its length does not tell one sender from another.
public record Introduction(SignedCard card, Device device) {
    public static Introduction of(SignedCard card, DeviceId device) {
        return new Introduction(
                card,
                card.card()
                        .device(device)
                        .orElseThrow(() -> new IllegalArgumentException("a card without the device")));
    }

    public Bytes encode() {
        Bytes fields = Cbor.map()
                .with(1, Cbor.of(card.encoded()))
                .with(2, Cbor.of(device.id().raw()))
                .encode();
        return Padding.pad(fields);
    }

    /// Throws [ProtocolException] unless the card is rightly signed and names the device.
    public static Introduction decode(Bytes padded) {
        Cbor.require(padded.size() <= 2 * CardCodec.MAX_SIZE, "an introduction too large");
        Cbor map = Cbor.decode(Padding.unpad(padded), 2 * CardCodec.MAX_SIZE);
        DeviceId id = CardCodec.deviceId(map.need(2));
        SignedCard card = CardCodec.decode(map.need(1).bytes());
        Device device = card.card()
                .device(id)
                .orElseThrow(() -> new ProtocolException("an introduction by a device that the card does not name"));
        return new Introduction(card, device);
    }
}
