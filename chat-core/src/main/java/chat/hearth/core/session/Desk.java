package chat.hearth.core.session;

import chat.hearth.core.time.CoreThread;
import java.security.SecureRandom;

/// What every part of a session works with.
record Desk(
        CoreThread core, Memory memory, Ledger ledger, Courier courier, Protection protection, SecureRandom random) {}
