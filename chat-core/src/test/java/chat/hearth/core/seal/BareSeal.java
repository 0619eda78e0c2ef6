package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.SignedCard;
import java.util.Optional;
import java.util.function.Supplier;

/// Neither signs nor encrypts, so that what delivery itself costs can be measured: the sender's device, then the
/// message.
public final class BareSeal implements SessionCipher {
    private static final int DEVICE = 8;

    private final Supplier<Account> own;

    public BareSeal(Supplier<Account> own) {
        this.own = own;
    }

    @Override
    public int suite() {
        return 0;
    }

    @Override
    public Bytes seal(Recipient recipient, Bytes inner) {
        return Bytes.join(own.get().device().raw(), inner);
    }

    @Override
    public Opened open(PeerId sender, Optional<SignedCard> known, Bytes envelope) {
        DeviceId device = new DeviceId(envelope.slice(0, DEVICE));
        return new Opened(device, Optional.empty(), envelope.slice(DEVICE, envelope.size()));
    }
}
