package chat.hearth.core.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.AgreementKey;
import chat.hearth.core.wire.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The primitives against the published vectors.
class PrimitivesTest {
    /// RFC 7748 §6.1.
    @ParameterizedTest
    @CsvSource({
        "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a,"
                + "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a,"
                + "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f",
        "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb,"
                + "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f,"
                + "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"
    })
    void agreementIsThatOfRfc7748(String secret, String publicKey, String peer) {
        AgreementKey key = AgreementKey.ofSecret(Bytes.ofHex(secret));

        assertEquals(publicKey, key.publicKey().hex());
        assertEquals(
                "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742",
                X25519.agree(key, Bytes.ofHex(peer)).hex());
    }

    /// The points of small order, in every form that 255 bits can have: 0, 1, two of order 8, p−1, p, p+1; and 0
    /// with the bit set that is to be ignored.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0000000000000000000000000000000000000000000000000000000000000080"
            })
    void agreementWithAPointOfSmallOrderIsRefused(String point) {
        AgreementKey key = AgreementKey.generate(new Dice(1));

        assertThrows(ProtocolException.class, () -> X25519.agree(key, Bytes.ofHex(point)));
    }

    /// RFC 5869 A.1 to A.3.
    @ParameterizedTest
    @CsvSource({
        "000102030405060708090a0b0c, 0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, f0f1f2f3f4f5f6f7f8f9,"
                + "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        "606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f90919293949596"
                + "9798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeaf,"
                + "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20212223242526"
                + "2728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f,"
                + "b0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6"
                + "d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff,"
                + "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac78272"
                + "71cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
        "'', 0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, '',"
                + "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    })
    void derivedKeyIsThatOfRfc5869(String salt, String input, String info, String output) {
        Bytes derived = Hkdf.derive(Bytes.ofHex(salt), Bytes.ofHex(input), Bytes.ofHex(info), output.length() / 2);

        assertEquals(output, derived.hex());
    }

    /// RFC 5869 A.1, its two halves.
    @Test
    void extractionAndExpansionAreThoseOfRfc5869() {
        Bytes extracted = Hkdf.extract(Bytes.ofHex("000102030405060708090a0b0c"), Bytes.ofHex("0b".repeat(22)));
        Bytes expanded = Hkdf.expand(extracted, Bytes.ofHex("f0f1f2f3f4f5f6f7f8f9"), 42);

        assertEquals("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5", extracted.hex());
        assertEquals(
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865", expanded.hex());
    }

    /// RFC 4231 §4.3.
    @Test
    void authenticationCodeIsThatOfRfc4231() {
        Bytes code = Hmac.of(Bytes.utf8("Jefe"))
                .of(Bytes.utf8("what do ya want for nothing?").toArray());

        assertEquals("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", code.hex());
    }

    /// McGrew and Viega, *The Galois/Counter Mode of Operation*, test case 16.
    @Test
    void sealIsThatOfTheGcmSpecification() {
        Bytes key = Bytes.ofHex("feffe9928665731c6d6a8f9467308308".repeat(2));
        Bytes nonce = Bytes.ofHex("cafebabefacedbaddecaf888");
        Bytes associated = Bytes.ofHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        Bytes plain = Bytes.ofHex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");

        Bytes sealed = Aead.seal(key, nonce, associated, plain);

        assertEquals(
                "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                        + "76fc6ece0f4e1768cddf8853bb2d551b",
                sealed.hex());
        assertEquals(plain, Aead.open(key, nonce, associated, sealed));
    }

    private static final Bytes HPKE_INFO = Bytes.ofHex("4f6465206f6e2061204772656369616e2055726e");
    private static final Bytes HPKE_ASSOCIATED = Bytes.ofHex("436f756e742d30");
    private static final Bytes HPKE_PLAIN = Bytes.ofHex("4265617574792069732074727574682c20747275746820626561757479");
    private static final AgreementKey HPKE_RECIPIENT =
            AgreementKey.ofSecret(Bytes.ofHex("497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d"));
    private static final AgreementKey HPKE_EPHEMERAL =
            AgreementKey.ofSecret(Bytes.ofHex("179d4b53b6365c45b600c4163b61d95cbc2f4d9e36f1695558dce265ab8bab11"));
    private static final String HPKE_SEALED = "6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256"
            + "e5d84cd531cfb583096e7cfa9641bd3079cf3a91cda813c52deb5f512be9931980a41de125a925cdad859d5b7a";

    /// The test vectors of RFC 9180 for mode 0, KEM 0x0020, KDF 1 and AEAD 2, sequence number 0.
    @Test
    void sealForAPublicKeyIsThatOfRfc9180() {
        Bytes recipient = HPKE_RECIPIENT.publicKey();

        Bytes sealed = Hpke.seal(HPKE_EPHEMERAL, recipient, HPKE_INFO, HPKE_ASSOCIATED, HPKE_PLAIN);

        assertEquals("430f4b9859665145a6b1ba274024487bd66f03a2dd577d7753c68d7d7d00c00c", recipient.hex());
        assertEquals(HPKE_SEALED, sealed.hex());
        assertEquals(HPKE_PLAIN, Hpke.open(HPKE_RECIPIENT, HPKE_INFO, HPKE_ASSOCIATED, sealed));
    }

    @Test
    void sharedSecretIsThatOfRfc9180() {
        Bytes recipient = HPKE_RECIPIENT.publicKey();

        Bytes shared =
                Hpke.sharedSecret(X25519.agree(HPKE_EPHEMERAL, recipient), HPKE_EPHEMERAL.publicKey(), recipient);

        assertEquals("3101c54c3a4f87439eaac080699ed9bbcc726ffe44e860c0424ccb7e3e2ead7b", shared.hex());
    }

    @Test
    void whatWasSealedForAPublicKeyOpensForNothingElse() {
        Bytes sealed = Bytes.ofHex(HPKE_SEALED);
        Bytes cut = sealed.slice(0, 47);

        assertThrows(ProtocolException.class, () -> Hpke.open(HPKE_EPHEMERAL, HPKE_INFO, HPKE_ASSOCIATED, sealed));
        assertThrows(
                ProtocolException.class, () -> Hpke.open(HPKE_RECIPIENT, HPKE_ASSOCIATED, HPKE_ASSOCIATED, sealed));
        assertThrows(ProtocolException.class, () -> Hpke.open(HPKE_RECIPIENT, HPKE_INFO, HPKE_INFO, sealed));
        assertThrows(ProtocolException.class, () -> Hpke.open(HPKE_RECIPIENT, HPKE_INFO, HPKE_ASSOCIATED, cut));
    }
}
