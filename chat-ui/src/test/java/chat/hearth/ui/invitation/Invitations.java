package chat.hearth.ui.invitation;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.VerifyKey;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Invitations to test with.
public final class Invitations {
    static final Instant EXPIRES = Instant.parse("2026-11-27T10:00:00Z");

    private Invitations() {}

    public static Invitation from(String name, String network, RandomGenerator random) {
        VerifyKey identity = new VerifyKey(Bytes.random(VerifyKey.SIZE, random));
        return new Invitation(
                identity,
                Address.of(PeerId.of(identity)),
                DeviceId.random(random),
                Bytes.random(16, random),
                Optional.of(URI.create(network)),
                Optional.of(new DisplayName(name)),
                EXPIRES,
                Optional.empty(),
                Optional.of("k7qz2m4xp9wd"));
    }

    /// Without a name, as in a picture.
    public static Invitation random(RandomGenerator random) {
        Invitation named = from("X", "mqtt://host:1883", random);
        Optional<URI> network = random.nextInt(4) == 0
                ? Optional.empty()
                : Optional.of(URI.create(
                        "mqtts://" + "h".repeat(1 + random.nextInt(60)) + ".example:" + (1 + random.nextInt(65535))));
        return new Invitation(
                named.identity(),
                named.address(),
                named.device(),
                named.token(),
                network,
                Optional.empty(),
                Instant.ofEpochSecond(1_790_000_000L + random.nextInt(1_000_000)),
                random.nextBoolean() ? Optional.of(Bytes.random(32, random)) : Optional.empty(),
                random.nextBoolean() ? Optional.of("code" + random.nextInt(1_000_000)) : Optional.empty());
    }
}
