package chat.hearth.mqtt.broker;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.wire.Login;
import chat.hearth.core.wire.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Judges logins. What costs little comes first: a signature is checked only for those who know the join code, and
/// takes about a millisecond. May be used on any thread.
final class LoginCheck {
    /// How far clocks may differ.
    private static final Duration SKEW = Duration.ofHours(24);

    private final String joinCode;
    private final Bytes broker;
    private final InstantSource clock;
    private final Nonces nonces;

    enum Verdict {
        GOOD,
        WRONG,
        /// The login may be right, but the client id is not one of this user's own.
        FOREIGN_CLIENT_ID
    }

    /// @param broker SHA-256 of the certificate
    LoginCheck(String joinCode, Bytes broker, InstantSource clock, Nonces nonces) {
        if (joinCode.isEmpty()) {
            throw new IllegalArgumentException("an empty join code keeps nobody out");
        }
        this.joinCode = joinCode;
        this.broker = broker;
        this.clock = clock;
        this.nonces = nonces;
    }

    Verdict judge(String user, byte[] password, String clientId) {
        try {
            Login login = Login.parse(new String(password, StandardCharsets.US_ASCII));
            PeerId peer = login.peer();
            if (!peer.value().equals(user)) {
                return Verdict.WRONG;
            }
            if (!Login.isClientId(peer, clientId)) {
                return Verdict.FOREIGN_CLIENT_ID;
            }
            return isGood(login, new Login.Entry(broker, clientId)) ? Verdict.GOOD : Verdict.WRONG;
        } catch (ProtocolException e) {
            return Verdict.WRONG;
        }
    }

    private boolean isGood(Login login, Login.Entry entry) {
        Instant now = clock.instant();
        return Duration.between(login.made(), now).abs().compareTo(SKEW) <= 0
                && login.provesJoinCode(joinCode, entry)
                && login.isSignedFor(entry)
                && nonces.use(login.nonce(), now, login.made().plus(SKEW));
    }
}
