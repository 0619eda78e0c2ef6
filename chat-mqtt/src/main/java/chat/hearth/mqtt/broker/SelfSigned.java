package chat.hearth.mqtt.broker;

import chat.hearth.core.bytes.Bytes;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// A new key on P-256 and a certificate for it (RFC 5280) that it has signed itself. The JDK can read certificates but
/// makes none.
///
/// @param certificate in DER
record SelfSigned(PrivateKey key, Bytes certificate) {
    /// RFC 5280 §4.1.2.5.1, good until 2049.
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    /// RFC 5280 §4.1.2.5: a certificate without a well-defined end. It is known by its fingerprint.
    private static final String NO_END = "99991231235959Z";
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(2);
    /// 1.2.840.10045.4.3.2, ecdsa-with-SHA256
    private static final String ECDSA = "2a8648ce3d040302";
    /// 2.5.4.3, common name
    private static final String COMMON_NAME = "550403";
    /// 2.5.29.19
    private static final String BASIC_CONSTRAINTS = "551d13";

    static SelfSigned make(Instant now) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        byte[] body = body(pair, now);
        Signature ecdsa = Signature.getInstance("SHA256withECDSA");
        ecdsa.initSign(pair.getPrivate());
        ecdsa.update(body);
        return new SelfSigned(
                pair.getPrivate(),
                Bytes.copyOf(Der.sequence(body, Der.sequence(Der.oid(ECDSA)), Der.bits(ecdsa.sign()))));
    }

    private static byte[] body(KeyPair pair, Instant now) {
        byte[] name = Der.sequence(Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.utf8("Hearth"))));
        return Der.sequence(
                Der.explicit(0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(127, new SecureRandom()).setBit(0)),
                Der.sequence(Der.oid(ECDSA)),
                name,
                Der.sequence(Der.utcTime(UTC_TIME.format(now.minus(CLOCKS_DIFFER))), Der.generalizedTime(NO_END)),
                name,
                pair.getPublic().getEncoded(),
                Der.explicit(3, Der.sequence(isNoAuthority())));
    }

    private static byte[] isNoAuthority() {
        return Der.sequence(Der.oid(BASIC_CONSTRAINTS), Der.yes(), Der.octets(Der.sequence()));
    }
}
