package chat.hearth.core.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Bundle;
import chat.hearth.core.wire.InitHeader;
import chat.hearth.core.wire.ProtocolException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KemKeyTest {
    /// NIST ACVP, ML-KEM-keyGen-FIPS203, test case 26: `d ‖ z`.
    private static final Bytes SEED = Bytes.ofHex("e34a701c4c87582f42264ee422d3c684d97611f2523efe0c998af05056d693dc"
            + "a85768f3486bd32a01bf9a8f21ea938e648eae4e5448c34c3eb88820b159eedd");

    private static final KemKey KEY = KemKey.ofSeed(SEED);

    @Test
    void keyOfASeedIsThatOfNist() {
        assertEquals(
                "7799c9d8eef172aa78c073514f2f039c240de8c5cb61bca82ba0bc46041ce279",
                Hmac.sha256(KEY.publicKey()).hex());
        assertEquals(Bundle.Kem.SIZE, KEY.publicKey().size());
    }

    /// With the message 00 01 … 1f, as another implementation encapsulated it.
    @Test
    void encapsulationIsThatOfAnotherImplementation() {
        byte[] message = new byte[32];
        IntStream.range(0, 32).forEach(i -> message[i] = (byte) i);

        KemKey.Encapsulated made = KemKey.encapsulate(KEY.publicKey(), new GivenBytes(Bytes.copyOf(message)));

        assertEquals(
                "3e90d7d7aa86b4428c227966abbf5ed6a3d82f3dd0b8b35e0fa799ce83d97590",
                made.secret().hex());
        assertEquals(InitHeader.Encapsulation.SIZE, made.ciphertext().size());
        assertEquals(made.secret(), KEY.decapsulate(made.ciphertext()));
        assertEquals(
                "11237fa938b7fff14713c96dae6e7a9a106301ac41e25dce0fe207721c221a92",
                KEY.decapsulate(withLastBitTurned(made.ciphertext())).hex());
    }

    @Test
    void ciphertextForAnotherKeyGivesAnotherSecret() {
        KemKey.Encapsulated made = KemKey.encapsulate(KEY.publicKey(), new Dice(1));

        assertNotEquals(made.secret(), KemKey.generate(new Dice(2)).decapsulate(made.ciphertext()));
    }

    @Test
    void ciphertextOfAnotherSizeIsRefused() {
        assertThrows(ProtocolException.class, () -> KEY.decapsulate(Bytes.copyOf(new byte[1087])));
    }

    /// FIPS 203 §7.2, the modulus check.
    @Test
    void keyWithCoefficientsOutOfRangeIsRefused() {
        Bytes bad = Bytes.ofHex("ff".repeat(Bundle.Kem.SIZE));

        assertThrows(ProtocolException.class, () -> KemKey.encapsulate(bad, new Dice(1)));
    }

    private static Bytes withLastBitTurned(Bytes bytes) {
        byte[] turned = bytes.toArray();
        turned[turned.length - 1] ^= 1;
        return Bytes.copyOf(turned);
    }
}
