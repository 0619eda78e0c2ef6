package chat.hearth.core.identity;

import chat.hearth.core.bytes.Alphabet;
import chat.hearth.core.bytes.Bytes;
import java.security.SecureRandom;

/// Oneself: the secrets of this identity and of this device. Lives in the profile's store and nowhere else.
///
/// @param clientId the name under which this device logs in at a broker: 22 random base62 characters, secret, because
///     whoever knows it can throw this device off
/// @param presenceKey 32 bytes that contacts are given, so that they alone see when one is there
public record Account(
        SigningKey identity,
        DisplayName name,
        DeviceId device,
        SigningKey deviceKey,
        AgreementKey agreement,
        String clientId,
        Bytes presenceKey) {
    public static final int PRESENCE_KEY_SIZE = 32;

    public static Account create(DisplayName name, SecureRandom random) {
        return new Account(
                SigningKey.generate(random),
                name,
                DeviceId.random(random),
                SigningKey.generate(random),
                AgreementKey.generate(random),
                Alphabet.randomBase62(22, random),
                Bytes.random(PRESENCE_KEY_SIZE, random));
    }

    /// The same person on a new device.
    public Account onNewDevice(SecureRandom random) {
        Account fresh = create(name, random);
        return new Account(identity, name, fresh.device, fresh.deviceKey, fresh.agreement, fresh.clientId, presenceKey);
    }

    public PeerId peer() {
        return PeerId.of(identity.verifyKey());
    }

    public Account withName(DisplayName changed) {
        return new Account(identity, changed, device, deviceKey, agreement, clientId, presenceKey);
    }

    /// For those who are still to see when one is there.
    public Account withPresenceKey(Bytes changed) {
        return new Account(identity, name, device, deviceKey, agreement, clientId, changed);
    }

    /// Says who it is, never the keys.
    @Override
    public String toString() {
        return "Account " + peer();
    }
}
