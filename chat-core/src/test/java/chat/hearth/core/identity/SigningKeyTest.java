package chat.hearth.core.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import java.security.SecureRandom;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningKeyTest {
    private static final Bytes PAYLOAD = Bytes.utf8("what was agreed");

    /// RFC 8032 §7.1, tests 1 to 3.
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void signaturesAreThoseOfTheRfc(String seed, String publicKey, String message, String signature) {
        SigningKey key = new SigningKey(Bytes.ofHex(seed), new VerifyKey(Bytes.ofHex(publicKey)));

        Bytes signed = key.sign(Bytes.ofHex(message));

        assertEquals(signature, signed.hex());
        assertTrue(key.verifyKey().verifies(Bytes.ofHex(message), signed));
    }

    @Test
    void generatedKeyVerifiesWhatItSigned() {
        SigningKey key = SigningKey.generate(new SecureRandom());

        Bytes signature = key.sign("hearth1 test", PAYLOAD);

        assertTrue(key.verifyKey().verifies("hearth1 test", PAYLOAD, signature));
    }

    @Test
    void signatureOfOneContextIsNoneOfAnother() {
        SigningKey key = SigningKey.generate(new SecureRandom());

        Bytes signature = key.sign("hearth1 card", PAYLOAD);

        assertFalse(key.verifyKey().verifies("hearth1 pres", PAYLOAD, signature));
        assertFalse(key.verifyKey().verifies("hearth1 car", Bytes.join(Bytes.utf8("d\0"), PAYLOAD), signature));
    }

    @Test
    void keysAndSignaturesThatAreNoneVerifyNothing() {
        Random random = new Random(8032);
        Bytes[] keys = {
            Bytes.ofHex("00".repeat(32)),
            Bytes.ofHex("ff".repeat(32)),
            Bytes.random(32, random),
            Bytes.random(32, random)
        };
        Bytes[] signatures = {
            Bytes.EMPTY,
            Bytes.ofHex("00".repeat(63)),
            Bytes.ofHex("ff".repeat(64)),
            Bytes.random(64, random),
            Bytes.random(65, random)
        };

        for (Bytes key : keys) {
            for (Bytes signature : signatures) {
                assertFalse(new VerifyKey(key).verifies("hearth1 test", PAYLOAD, signature));
            }
        }
    }

    @Test
    void secretIsNotShownAsText() {
        SigningKey key = SigningKey.generate(new SecureRandom());

        assertFalse(key.toString().contains(key.seed().hex().substring(0, 8)));
    }
}
