package chat.hearth.core.wire;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.Card;
import chat.hearth.core.identity.Device;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.identity.SigningKey;
import chat.hearth.core.identity.VerifyKey;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Cards on the wire: `Signed{0 v, 1 identity, 2 address, 3 revision, 4 issued, 5 expires, 6 devices, 7 revoked}` by
/// the identity key that stands in it.
public final class CardCodec {
    public static final int MAX_SIZE = 8 * 1024;
    private static final String CONTEXT = "hearth1 card";
    private static final int VERSION = 1;
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int MAX_SUITES = 16;
    private static final int MAX_SUITE = 255;
    private static final int MAX_REVOKED = 256;

    private CardCodec() {}

    /// The card with its times cut to milliseconds, as everybody else will see it.
    ///
    /// @param identity the key that the card names
    public static SignedCard sign(Card card, SigningKey identity) {
        if (!identity.verifyKey().equals(card.identity())) {
            throw new IllegalArgumentException("a card is signed by the identity that it names");
        }
        try {
            return decode(
                    Signed.by(identity, CONTEXT, Bytes.EMPTY, encode(card)).encode());
        } catch (ProtocolException e) {
            throw new IllegalArgumentException("a card that nobody would accept", e);
        }
    }

    /// Whether it has expired is for the caller to judge, who has the clock.
    ///
    /// Throws [ProtocolException] unless the card is whole, within its limits and signed by the identity it names.
    public static SignedCard decode(Bytes signed) {
        Cbor.require(signed.size() <= MAX_SIZE, "a card too large");
        Signed parts = Signed.decode(signed);
        Cbor map = Cbor.decode(parts.payload(), MAX_SIZE);
        if (map.need(0).unsigned() != VERSION) {
            throw ProtocolException.newer("a card of another version");
        }
        VerifyKey identity = verifyKey(map.need(1));
        Cbor.require(parts.isBy(identity, CONTEXT, Bytes.EMPTY), "a card that its identity did not sign");
        return new SignedCard(card(map, identity), signed);
    }

    private static Bytes encode(Card card) {
        Cbor map = Cbor.map()
                .with(0, Cbor.of(VERSION))
                .with(1, Cbor.of(card.identity().raw()))
                .with(2, Cbor.of(card.address().value()))
                .with(3, Cbor.of(card.revision()))
                .with(4, Cbor.of(card.issued()))
                .with(5, Cbor.of(card.expires()))
                .with(
                        6,
                        Cbor.array(
                                card.devices().stream().map(CardCodec::encode).toList()));
        if (!card.revoked().isEmpty()) {
            map.with(
                    7,
                    Cbor.array(
                            card.revoked().stream().map(id -> Cbor.of(id.raw())).toList()));
        }
        return map.encode();
    }

    private static Cbor encode(Device device) {
        return Cbor.map()
                .with(0, Cbor.of(device.id().raw()))
                .with(1, Cbor.of(device.key().raw()))
                .with(2, Cbor.of(device.agreement()))
                .with(3, Cbor.array(device.suites().stream().map(Cbor::of).toList()))
                .with(4, Cbor.of(device.features()));
    }

    private static Card card(Cbor map, VerifyKey identity) {
        List<Cbor> devices = map.need(6).items();
        Cbor.require(!devices.isEmpty() && devices.size() <= Card.MAX_DEVICES, "too few or too many devices");
        List<Cbor> revoked = map.find(7).map(Cbor::items).orElse(List.of());
        Cbor.require(revoked.size() <= MAX_REVOKED, "too many revoked devices");
        Card card = new Card(
                identity,
                address(map.need(2)),
                map.need(3).count(),
                map.need(4).time(),
                map.need(5).time(),
                devices.stream().map(CardCodec::device).toList(),
                revoked.stream().map(CardCodec::deviceId).toList());
        checkTimes(card);
        checkDevices(card);
        return card;
    }

    private static void checkTimes(Card card) {
        boolean ordered = !card.expires().isBefore(card.issued());
        Cbor.require(ordered && !card.expires().isAfter(card.issued().plus(LONGEST)), "a card valid for too long");
    }

    private static void checkDevices(Card card) {
        Set<DeviceId> seen = new HashSet<>(card.revoked());
        for (Device device : card.devices()) {
            Cbor.require(seen.add(device.id()), "a device twice, or revoked");
        }
    }

    private static Device device(Cbor map) {
        List<Cbor> suites = map.need(3).items();
        Cbor.require(suites.size() <= MAX_SUITES, "too many suites");
        return new Device(
                deviceId(map.need(0)),
                verifyKey(map.need(1)),
                map.need(2).bytes(32),
                suites.stream().map(CardCodec::suite).toList(),
                map.need(4).unsigned());
    }

    private static int suite(Cbor item) {
        long suite = item.count();
        Cbor.require(suite <= MAX_SUITE, "a suite out of range");
        return (int) suite;
    }

    static DeviceId deviceId(Cbor item) {
        return new DeviceId(item.bytes(8));
    }

    static VerifyKey verifyKey(Cbor item) {
        return new VerifyKey(item.bytes(VerifyKey.SIZE));
    }

    static Address address(Cbor item) {
        try {
            return new Address(item.text());
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("not an address", e);
        }
    }
}
