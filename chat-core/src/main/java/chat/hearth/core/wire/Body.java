package chat.hearth.core.wire;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Slot;
import java.util.Optional;

/// What a message between two devices says. The numbers of the kinds stand in `docs/protocol.md`.
public sealed interface Body {
    /// Kind 1. At most 32 KiB of UTF-8.
    record Text(String text) implements Body {
        @Override
        public String toString() {
            return "Text of " + text.length() + " characters";
        }
    }

    /// Kind 6: only the acknowledgement beside it matters. Has no sequence number and is never acknowledged itself.
    record AckOnly() implements Body {}

    /// Kind 7: how the sender calls itself.
    record Profile(DisplayName name) implements Body {
        @Override
        public String toString() {
            return "Profile";
        }
    }

    /// Kind 8: the answer to a request; from now on the receiver puts what it sends into `slot`.
    ///
    /// @param presenceKey what opens the sender's presence from now on; absent where that is not sealed
    record Answer(Slot slot, Optional<Bytes> presenceKey) implements Body {
        @Override
        public String toString() {
            return "Answer";
        }
    }

    /// Kind 14: takes the place of an entry that was deleted or given up.
    record Void() implements Body {}

    /// A kind that this version does not know. Acknowledged; shown by its fallback text if it has one.
    record Unknown(long kind, Optional<String> fallback) implements Body {
        @Override
        public String toString() {
            return "Unknown kind " + kind;
        }
    }
}
