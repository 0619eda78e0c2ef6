package chat.hearth.core.identity;

import chat.hearth.core.bytes.Alphabet;
import java.security.SecureRandom;

/// Oneself: the secrets of this identity and of this device. Lives in the profile's store and nowhere else.
///
/// @param clientId the name under which this device logs in at a broker: 22 random base62 characters, secret, because
///     whoever knows it can throw this device off
public record Account(
        SigningKey identity,
        DisplayName name,
        DeviceId device,
        SigningKey deviceKey,
        AgreementKey agreement,
        String clientId) {
    public static Account create(DisplayName name, SecureRandom random) {
        return new Account(
                SigningKey.generate(random),
                name,
                DeviceId.random(random),
                SigningKey.generate(random),
                AgreementKey.generate(random),
                Alphabet.randomBase62(22, random));
    }

    /// The same person on a new device.
    public Account onNewDevice(SecureRandom random) {
        Account fresh = create(name, random);
        return new Account(identity, name, fresh.device, fresh.deviceKey, fresh.agreement, fresh.clientId);
    }

    public PeerId peer() {
        return PeerId.of(identity.verifyKey());
    }

    public Account withName(DisplayName changed) {
        return new Account(identity, changed, device, deviceKey, agreement, clientId);
    }

    /// Says who it is, never the keys.
    @Override
    public String toString() {
        return "Account " + peer();
    }
}
