package chat.hearth.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Bundle;
import chat.hearth.core.identity.Device;
import chat.hearth.core.identity.SignedBundle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BundleCodecTest {
    private static final Device DEVICE = device(List.of(0, 1, 2));
    private static final Bytes KEM = Bytes.copyOf(new byte[Bundle.Kem.SIZE]);
    private static final Bundle BUNDLE = bundle(Optional.of(new Bundle.Kem(9, KEM)), Bundle.LONGEST);
    private static final SignedBundle SIGNED = BundleCodec.sign(BUNDLE, People.ALICE.deviceKey());

    private static Device device(List<Integer> suites) {
        return new Device(
                People.ALICE.device(),
                People.ALICE.deviceKey().verifyKey(),
                People.ALICE.agreement().publicKey(),
                suites,
                0);
    }

    private static Bundle bundle(Optional<Bundle.Kem> kem, Duration valid) {
        return new Bundle(
                People.ALICE.device(),
                9,
                People.BOB.agreement().publicKey(),
                kem,
                People.NOON,
                People.NOON.plus(valid));
    }

    @Test
    void bundleComesBackAsItWasSigned() {
        SignedBundle back = BundleCodec.decode(SIGNED.encoded(), DEVICE);

        assertEquals(BUNDLE, back.bundle());
        assertEquals(SIGNED, back);
        assertTrue(back.encoded().size() < BundleCodec.MAX_SIZE);
    }

    @Test
    void deviceOfTheFirstSuiteAloneNeedsNoKemKey() {
        SignedBundle small = BundleCodec.sign(bundle(Optional.empty(), Bundle.LONGEST), People.ALICE.deviceKey());

        assertEquals(small, BundleCodec.decode(small.encoded(), device(List.of(1))));
    }

    /// Or a broker could take the KEM key away by showing an older bundle.
    @Test
    void bundleWithoutTheKemKeyThatTheCardPromisesIsRefused() {
        SignedBundle small = BundleCodec.sign(bundle(Optional.empty(), Bundle.LONGEST), People.ALICE.deviceKey());

        assertThrows(ProtocolException.class, () -> BundleCodec.decode(small.encoded(), DEVICE));
    }

    @Test
    void bundleIsUsableUntilItExpires() {
        Instant end = BUNDLE.expires();

        assertTrue(BUNDLE.isUsable(end.minusMillis(1)));
        assertFalse(BUNDLE.isUsable(end));
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("of another version", field(0, Cbor.of(2))),
                Arguments.of(
                        "of another device",
                        field(1, Cbor.of(People.BOB.device().raw()))),
                Arguments.of("with half a prekey", field(3, Cbor.of(Bytes.copyOf(new byte[16])))),
                Arguments.of("with a short KEM key", field(5, Cbor.of(Bytes.copyOf(new byte[1183])))),
                Arguments.of(
                        "valid for too long", field(7, Cbor.of(BUNDLE.expires().plusMillis(1)))),
                Arguments.of(
                        "expired before it was issued",
                        field(7, Cbor.of(BUNDLE.issued().minusMillis(1)))),
                Arguments.of("with a number beyond 2^53", field(2, Cbor.of(1L << 53))));
    }

    private static UnaryOperator<Cbor> field(int key, Cbor value) {
        return map -> map.with(key, value);
    }

    @ParameterizedTest
    @MethodSource
    void broken(String how, UnaryOperator<Cbor> change) {
        Bytes payload = Signed.decode(SIGNED.encoded()).payload();
        Bytes changed = change.apply(Cbor.decode(payload, 4096)).encode();
        Bytes signed = Signed.by(People.ALICE.deviceKey(), "hearth1 bundle", Bytes.EMPTY, changed)
                .encode();

        assertThrows(ProtocolException.class, () -> BundleCodec.decode(signed, DEVICE), how);
    }

    @Test
    void bundleThatItsDeviceDidNotSignIsRefused() {
        Bytes payload = Signed.decode(SIGNED.encoded()).payload();
        Bytes byBob = Signed.by(People.BOB.deviceKey(), "hearth1 bundle", Bytes.EMPTY, payload)
                .encode();
        Bytes asCard = Signed.by(People.ALICE.deviceKey(), "hearth1 card", Bytes.EMPTY, payload)
                .encode();

        assertThrows(ProtocolException.class, () -> BundleCodec.decode(byBob, DEVICE));
        assertThrows(ProtocolException.class, () -> BundleCodec.decode(asCard, DEVICE));
    }

    @Test
    void halfAKemKeyIsRefused() {
        Bytes payload = Signed.decode(SIGNED.encoded()).payload();
        String withoutId = payload.hex().replaceFirst("^a8", "a7").replaceFirst("0409", "");
        Bytes signed = Signed.by(People.ALICE.deviceKey(), "hearth1 bundle", Bytes.EMPTY, Bytes.ofHex(withoutId))
                .encode();

        ProtocolException refused = assertThrows(ProtocolException.class, () -> BundleCodec.decode(signed, DEVICE));
        assertEquals("half a KEM key", refused.getMessage());
    }

    @Test
    void largeBundleIsRefusedUnread() {
        assertThrows(
                ProtocolException.class,
                () -> BundleCodec.decode(Bytes.copyOf(new byte[BundleCodec.MAX_SIZE + 1]), DEVICE));
    }
}
