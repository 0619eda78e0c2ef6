package chat.hearth.core.vectors;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.identity.SafetyNumber;
import chat.hearth.core.wire.InvitationLink;
import chat.hearth.core.wire.Login;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who is who: peer ids, cards, safety number, invitation and login.
final class IdentityVectors {
    private static final String JOIN_CODE = "k7m2-p9qx-4tza";

    private IdentityVectors() {}

    static Map<String, Object> content() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("alice", person(true));
        map.put("bob", person(false));
        map.put("safetyNumber", safetyNumber());
        map.put("invitation", invitation());
        map.put("login", login());
        return map;
    }

    private static Map<String, Object> person(boolean alice) {
        var account = alice ? Fixed.ALICE : Fixed.BOB;
        Map<String, Object> map = Fixed.secrets(account);
        map.put("uid", account.peer().value());
        map.put("card", Fixed.signedCard(account, List.of(1, 2)).encoded());
        return map;
    }

    private static Map<String, Object> safetyNumber() {
        SafetyNumber number = SafetyNumber.of(
                Fixed.ALICE.identity().verifyKey(), Fixed.BOB.identity().verifyKey());
        return VectorMaps.of("digits", number.digits(), "picture", number.forQr());
    }

    private static Map<String, Object> invitation() {
        Bytes token = Fixed.bytes("token").slice(0, 16);
        Bytes certificate = Fixed.bytes("certificate");
        Invitation invitation = new Invitation(
                Fixed.BOB.identity().verifyKey(),
                Address.of(Fixed.BOB.peer()),
                Fixed.BOB.device(),
                token,
                Optional.of(URI.create("mqtts://192.168.1.20:8883")),
                Optional.of(Fixed.BOB.name()),
                Fixed.NOON.plus(Duration.ofDays(7)),
                Optional.of(certificate),
                Optional.of(JOIN_CODE));
        Map<String, Object> map = VectorMaps.of("token", token, "certificate", certificate);
        map.put("broker", "mqtts://192.168.1.20:8883");
        map.put("name", "Bob");
        map.put("expires", Fixed.NOON.plus(Duration.ofDays(7)).toEpochMilli());
        map.put("joinCode", JOIN_CODE);
        map.put("link", InvitationLink.full(invitation));
        map.put("picture", InvitationLink.forQr(invitation));
        return map;
    }

    private static Map<String, Object> login() {
        Bytes broker = Fixed.bytes("certificate");
        Bytes nonce = Fixed.bytes("nonce").slice(0, Login.NONCE_SIZE);
        String clientId = Fixed.ALICE.peer() + "-0123456789abcdef";
        Login.Entry entry = new Login.Entry(broker, clientId);
        Map<String, Object> map = VectorMaps.of("broker", broker, "nonce", nonce);
        map.put("clientId", clientId);
        map.put("joinCode", JOIN_CODE);
        map.put("made", Fixed.NOON.toEpochMilli());
        map.put(
                "password",
                Login.make(Fixed.ALICE.identity(), entry, JOIN_CODE, Fixed.NOON, nonce)
                        .password());
        return map;
    }
}
