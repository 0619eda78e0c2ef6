package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.AgreementKey;
import chat.hearth.core.identity.Bundle;
import chat.hearth.core.identity.SignedBundle;
import chat.hearth.core.wire.BundleCodec;
import chat.hearth.core.wire.ProtocolException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/// A bundle of this device with its private halves.
record Prekey(SignedBundle bundle, AgreementKey agreement, Optional<KemKey> kem) {
    static Prekey issue(Account self, Suite strongest, long id, Instant now, SecureRandom random) {
        AgreementKey agreement = AgreementKey.generate(random);
        Optional<KemKey> kem = strongest == Suite.HYBRID ? Optional.of(KemKey.generate(random)) : Optional.empty();
        Bundle bundle = new Bundle(
                self.device(), id, agreement.publicKey(), kem.map(key -> key.named(id)), now, now.plus(Bundle.LONGEST));
        return new Prekey(BundleCodec.sign(bundle, self.deviceKey()), agreement, kem);
    }

    long id() {
        return bundle.bundle().prekey();
    }

    /// From then on the private halves must be gone.
    Instant until() {
        return bundle.bundle().expires().plus(Prekeys.GRACE);
    }

    /// What both sides mix into the secret of a session begun with this bundle.
    Bytes digest() {
        return Hmac.sha256(bundle.encoded());
    }

    void write(StateWriter out) {
        out.sized(bundle.encoded()).fixed(agreement.secret()).fixed(kem.map(KemKey::seed));
    }

    static Prekey read(StateReader in, Account self) {
        SignedBundle bundle =
                BundleCodec.decode(in.sized(), self.device(), self.deviceKey().verifyKey());
        AgreementKey agreement =
                new AgreementKey(in.fixed(AgreementKey.SIZE), bundle.bundle().agreement());
        Optional<Bytes> seed = in.optional(KemKey.SEED_SIZE);
        Optional<Bytes> key = bundle.bundle().kem().map(Bundle.Kem::key);
        if (seed.isPresent() != key.isPresent()) {
            throw new ProtocolException("a bundle and a prekey that do not go together");
        }
        return new Prekey(bundle, agreement, seed.map(bytes -> new KemKey(bytes, key.orElseThrow())));
    }

    /// Never shows a secret.
    @Override
    public String toString() {
        return "Prekey " + id();
    }
}
