package chat.hearth.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Alphabet;
import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.PeerId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
    private static final String JOIN_CODE = "k7m2-p9qx";
    private static final Bytes BROKER = Bytes.ofHex("b0".repeat(32));
    private static final Bytes NONCE = Bytes.ofHex("000102030405060708090a0b0c0d0e0f");
    private static final PeerId ALICE = People.ALICE.peer();
    private static final Login.Entry ENTRY = entry(BROKER, ALICE + "-0123456789abcdef");
    private static final Login LOGIN =
            Login.make(People.ALICE.identity(), ENTRY, JOIN_CODE, Instant.parse("2026-11-23T12:00:00.123Z"), NONCE);

    @Test
    void passwordHoldsTheWholeLogin() {
        Login parsed = Login.parse(LOGIN.password());

        assertEquals(LOGIN, parsed);
        assertEquals(ALICE, parsed.peer());
        assertTrue(parsed.provesJoinCode(JOIN_CODE, ENTRY));
        assertTrue(parsed.isSignedFor(ENTRY));
    }

    @Test
    void joinCodeIsNotInIt() {
        String bytes = new String(Alphabet.fromBase64Url(LOGIN.password()).toArray(), StandardCharsets.ISO_8859_1);

        assertFalse(bytes.contains(JOIN_CODE));
        assertFalse(LOGIN.toString().contains(LOGIN.password()));
    }

    @Test
    void anotherJoinCodeProvesNothing() {
        assertFalse(LOGIN.provesJoinCode("k7m2-p9qy", ENTRY));
    }

    @Test
    void isGoodForOneBrokerAndOneClientAlone() {
        Login.Entry elsewhere = entry(Bytes.ofHex("b1".repeat(32)), ENTRY.clientId());
        Login.Entry otherClient = entry(BROKER, ALICE + "-0123456789abcdeg");

        assertFalse(LOGIN.isSignedFor(elsewhere));
        assertFalse(LOGIN.provesJoinCode(JOIN_CODE, elsewhere));
        assertFalse(LOGIN.isSignedFor(otherClient));
        assertFalse(LOGIN.provesJoinCode(JOIN_CODE, otherClient));
    }

    @Test
    void anotherTimeOrNonceOrIdentityBreaksIt() {
        Login later = new Login(
                LOGIN.identity(), LOGIN.made().plusMillis(1), LOGIN.nonce(), LOGIN.signature(), LOGIN.proof());
        Login other = new Login(
                LOGIN.identity(), LOGIN.made(), Bytes.ofHex("ff".repeat(16)), LOGIN.signature(), LOGIN.proof());
        Login bobs = new Login(
                People.BOB.identity().verifyKey(), LOGIN.made(), LOGIN.nonce(), LOGIN.signature(), LOGIN.proof());

        for (Login changed : List.of(later, other, bobs)) {
            assertFalse(changed.isSignedFor(ENTRY));
            assertFalse(changed.provesJoinCode(JOIN_CODE, ENTRY));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k7m2-p9qx", "!", "gA", "hQ", "hUAAAAAA"})
    void whatIsNoLoginIsRefused(String password) {
        assertThrows(ProtocolException.class, () -> Login.parse(password));
    }

    @Test
    void loginThatIsTooLongIsRefusedUnread() {
        assertThrows(ProtocolException.class, () -> Login.parse("A".repeat(100_000)));
    }

    @Test
    void clientIdIsBoundToThePersonAndStaysTheSame() {
        String clientId = Login.clientId(ALICE, BROKER, People.ALICE.clientId());

        assertTrue(Login.isClientId(ALICE, clientId));
        assertEquals(clientId, Login.clientId(ALICE, BROKER, People.ALICE.clientId()));
        assertNotEquals(clientId, Login.clientId(ALICE, Bytes.ofHex("b1".repeat(32)), People.ALICE.clientId()));
        assertNotEquals(clientId, Login.clientId(ALICE, BROKER, "another secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "-0123456789abcde",
                "-0123456789abcdefg",
                "-0123456789abcdeF",
                ".0123456789abcdef",
                "-0123456789abcd/f"
            })
    void otherClientIdsAreNobodysOwn(String tail) {
        assertFalse(Login.isClientId(ALICE, ALICE + tail));
        assertFalse(Login.isClientId(ALICE, People.BOB.peer() + "-0123456789abcdef"));
    }

    private static Login.Entry entry(Bytes broker, String clientId) {
        return new Login.Entry(broker, clientId);
    }
}
