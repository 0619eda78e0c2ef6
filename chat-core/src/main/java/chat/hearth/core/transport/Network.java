package chat.hearth.core.transport;

import chat.hearth.core.identity.Account;

/// A meeting place: a broker, or its stand-in in memory.
public interface Network {
    /// A connection of this device to the network, not yet opened. What happens on it is told to `inbox`.
    Transport join(Account account, Inbox inbox);
}
