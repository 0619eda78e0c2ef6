package chat.hearth.core.wire;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.AgreementKey;
import chat.hearth.core.identity.Bundle;
import chat.hearth.core.identity.Device;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.SignedBundle;
import chat.hearth.core.identity.SigningKey;
import chat.hearth.core.identity.VerifyKey;
import java.util.Optional;

/// Bundles on the wire: `Signed{0 v, 1 device, 2 prekey id, 3 prekey, 4 KEM id, 5 KEM key, 6 issued, 7 expires}` by
/// the device key.
public final class BundleCodec {
    public static final int MAX_SIZE = 2 * 1024;
    private static final String CONTEXT = "hearth1 bundle";
    private static final int VERSION = 1;
    /// The suite that needs a KEM key.
    private static final int HYBRID = 2;

    private BundleCodec() {}

    /// The bundle with its times cut to milliseconds, as everybody else will see it.
    public static SignedBundle sign(Bundle bundle, SigningKey deviceKey) {
        try {
            Bytes signed =
                    Signed.by(deviceKey, CONTEXT, Bytes.EMPTY, encode(bundle)).encode();
            return decode(signed, bundle.device(), deviceKey.verifyKey());
        } catch (ProtocolException e) {
            throw new IllegalArgumentException("a bundle that nobody would accept", e);
        }
    }

    /// Whether it has expired is for the caller to judge, who has the clock.
    ///
    /// Throws [ProtocolException] unless the bundle is whole, of this device and signed by it, and has a KEM key
    /// where the device's card says that it can open suite 2: otherwise a broker could take the key away with an
    /// old bundle.
    public static SignedBundle decode(Bytes signed, Device device) {
        SignedBundle bundle = decode(signed, device.id(), device.key());
        boolean complete = bundle.bundle().kem().isPresent() || !device.suites().contains(HYBRID);
        Cbor.require(complete, "a bundle without the KEM key that the card promises");
        return bundle;
    }

    /// For a device's own bundles; asks no card. Throws [ProtocolException].
    public static SignedBundle decode(Bytes signed, DeviceId device, VerifyKey key) {
        Cbor.require(signed.size() <= MAX_SIZE, "a bundle too large");
        Signed parts = Signed.decode(signed);
        Cbor map = Cbor.decode(parts.payload(), MAX_SIZE);
        if (map.need(0).unsigned() != VERSION) {
            throw ProtocolException.newer("a bundle of another version");
        }
        Cbor.require(CardCodec.deviceId(map.need(1)).equals(device), "a bundle of another device");
        Cbor.require(parts.isBy(key, CONTEXT, Bytes.EMPTY), "a bundle that its device did not sign");
        return new SignedBundle(bundle(map, device), signed);
    }

    private static Bytes encode(Bundle bundle) {
        Cbor map = Cbor.map()
                .with(0, Cbor.of(VERSION))
                .with(1, Cbor.of(bundle.device().raw()))
                .with(2, Cbor.of(bundle.prekey()))
                .with(3, Cbor.of(bundle.agreement()))
                .with(6, Cbor.of(bundle.issued()))
                .with(7, Cbor.of(bundle.expires()));
        bundle.kem().ifPresent(kem -> map.with(4, Cbor.of(kem.id())).with(5, Cbor.of(kem.key())));
        return map.encode();
    }

    private static Bundle bundle(Cbor map, DeviceId device) {
        Bundle bundle = new Bundle(
                device,
                map.need(2).count(),
                map.need(3).bytes(AgreementKey.SIZE),
                kem(map),
                map.need(6).time(),
                map.need(7).time());
        boolean ordered = !bundle.expires().isBefore(bundle.issued());
        boolean brief = !bundle.expires().isAfter(bundle.issued().plus(Bundle.LONGEST));
        Cbor.require(ordered && brief, "a bundle valid for too long");
        return bundle;
    }

    private static Optional<Bundle.Kem> kem(Cbor map) {
        Optional<Cbor> id = map.find(4);
        Optional<Cbor> key = map.find(5);
        Cbor.require(id.isPresent() == key.isPresent(), "half a KEM key");
        return key.map(bytes -> new Bundle.Kem(id.orElseThrow().count(), bytes.bytes(Bundle.Kem.SIZE)));
    }
}
