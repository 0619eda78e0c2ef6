package chat.hearth.ui.app;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.seal.SessionCipher;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/// Neither signs nor encrypts, so that what delivery itself costs can be measured: the sender's device, then the
/// message.
final class BareSeal implements SessionCipher {
    private static final int DEVICE = 8;

    private final Supplier<Account> own;

    BareSeal(Supplier<Account> own) {
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
        byte[] all = envelope.toArray();
        DeviceId device = new DeviceId(Bytes.copyOf(Arrays.copyOf(all, DEVICE)));
        return new Opened(device, Optional.empty(), Bytes.copyOf(Arrays.copyOfRange(all, DEVICE, all.length)));
    }
}
