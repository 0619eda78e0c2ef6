package chat.hearth.core.wire;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.AgreementKey;
import chat.hearth.core.identity.Bundle;
import chat.hearth.core.vectors.Fixed;
import chat.hearth.core.vectors.VectorMaps;
import com.upokecenter.cbor.CBOREncodeOptions;
import com.upokecenter.cbor.CBORObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// CBOR that is taken and refused, padding, acknowledgements and bundles.
public final class EncodingVectors {
    private EncodingVectors() {}

    public static Map<String, Object> encoding() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("accepted", CborTest.ACCEPTED);
        map.put("refused", refused());
        map.put("padding", padding());
        map.put("acknowledgements", acknowledgements());
        return map;
    }

    /// Without the longest, which say nothing more.
    private static List<Map<String, Object>> refused() {
        return CborTest.hostile()
                .filter(arguments -> ((String) arguments.get()[1]).length() < 200)
                .map(arguments -> VectorMaps.of(
                        "why", arguments.get()[0], "bytes", arguments.get()[1]))
                .toList();
    }

    /// Every length at which the padded one changes, the one before it, and the ends.
    private static List<List<Integer>> padding() {
        return IntStream.rangeClosed(0, 70_000)
                .filter(length -> length == 0
                        || length == 70_000
                        || Padding.size(length) != Padding.size(length - 1)
                        || Padding.size(length) != Padding.size(length + 1))
                .mapToObj(length -> List.of(length, Padding.size(length)))
                .toList();
    }

    private static List<Map<String, Object>> acknowledgements() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (String ack : List.of(
                "[7, 0]",
                "[7, 5]",
                "[7, 5, [7, 7]]",
                "[7, 5, [7, 9], [11, 20]]",
                "[7, 0, [2, 2]]",
                "[7, 5, [6, 9]]",
                "[7, 5, [9, 7]]",
                "[7, 5, [7, 9], [10, 12]]",
                "[7, 5, [11, 12], [7, 8]]",
                "[7]",
                "[7, 5, [7]]",
                "[7, 5, [7, 8, 9]]",
                "[7, 9007199254740992]",
                "[7, 0, " + ranges(32) + "]",
                "[7, 0, " + ranges(33) + "]")) {
            Bytes inner = inner(ack);
            Map<String, Object> map = VectorMaps.of("acknowledgement", ack, "inner", inner);
            map.put("accepted", isAccepted(inner));
            list.add(map);
        }
        return list;
    }

    private static String ranges(int count) {
        return String.join(
                ", ",
                IntStream.range(0, count)
                        .mapToObj(i -> "[" + (2 + 2 * i) + ", " + (2 + 2 * i) + "]")
                        .toList());
    }

    private static Bytes inner(String acknowledgement) {
        Bytes json = Bytes.copyOf(
                CBORObject.FromJSONString(acknowledgement).EncodeToBytes(CBOREncodeOptions.DefaultCtap2Canonical));
        return Padding.pad(Cbor.map()
                .with(2, Cbor.of(Fixed.NOON.toEpochMilli()))
                .with(4, Cbor.of(1))
                .with(5, Cbor.decode(json, 1024))
                .with(6, Cbor.of(Fixed.NOON.toEpochMilli() << 16))
                .with(8, Cbor.of(6))
                .encode());
    }

    private static boolean isAccepted(Bytes inner) {
        try {
            InnerCodec.decode(inner);
            return true;
        } catch (ProtocolException e) {
            return false;
        }
    }

    public static Map<String, Object> bundles() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("deviceKey", Fixed.ALICE.deviceKey().verifyKey().raw());
        map.put("device", Fixed.ALICE.device().raw());
        map.put("suite1", signed(bundle(Optional.empty())));
        map.put("suite2", signed(bundle(Optional.of(kem()))));
        map.put("broken", broken());
        return map;
    }

    private static Bundle.Kem kem() {
        return new Bundle.Kem(9, Bytes.copyOf(new byte[Bundle.Kem.SIZE]));
    }

    private static Bundle bundle(Optional<Bundle.Kem> kem) {
        return new Bundle(
                Fixed.ALICE.device(),
                9,
                AgreementKey.ofSecret(Fixed.bytes("prekey")).publicKey(),
                kem,
                Fixed.NOON,
                Fixed.NOON.plus(Bundle.LONGEST));
    }

    private static Bytes signed(Bundle bundle) {
        return BundleCodec.sign(bundle, Fixed.ALICE.deviceKey()).encoded();
    }

    private static List<Map<String, Object>> broken() {
        Bytes good = Signed.decode(signed(bundle(Optional.empty()))).payload();
        long expires = Fixed.NOON.plus(Bundle.LONGEST).toEpochMilli();
        return List.of(
                VectorMaps.of("why", "another version", "bundle", with(good, 0, Cbor.of(2))),
                VectorMaps.of(
                        "why",
                        "another device",
                        "bundle",
                        with(good, 1, Cbor.of(Fixed.BOB.device().raw()))),
                VectorMaps.of("why", "half a prekey", "bundle", with(good, 3, Cbor.of(Bytes.copyOf(new byte[16])))),
                VectorMaps.of("why", "half a KEM key", "bundle", with(good, 4, Cbor.of(9))),
                VectorMaps.of("why", "valid for too long", "bundle", with(good, 7, Cbor.of(expires + 1))),
                VectorMaps.of(
                        "why",
                        "signed by another device",
                        "bundle",
                        Signed.by(Fixed.BOB.deviceKey(), "hearth1 bundle", Bytes.EMPTY, good)
                                .encode()),
                VectorMaps.of(
                        "why",
                        "signed as a card",
                        "bundle",
                        Signed.by(Fixed.ALICE.deviceKey(), "hearth1 card", Bytes.EMPTY, good)
                                .encode()));
    }

    private static Bytes with(Bytes payload, int key, Cbor value) {
        Bytes changed =
                Cbor.decode(payload, BundleCodec.MAX_SIZE).with(key, value).encode();
        return Signed.by(Fixed.ALICE.deviceKey(), "hearth1 bundle", Bytes.EMPTY, changed)
                .encode();
    }
}
