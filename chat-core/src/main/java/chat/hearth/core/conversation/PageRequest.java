package chat.hearth.core.conversation;

/// Which stretch of a conversation is wanted; `limit` is the greatest number of messages, 1 to 1,000.
public sealed interface PageRequest {
    int limit();

    /// The newest ones.
    record Newest(int limit) implements PageRequest {}

    /// Those just before `position`, without it.
    record Before(Position position, int limit) implements PageRequest {}

    /// Those just after `position`, without it.
    record After(Position position, int limit) implements PageRequest {}

    /// Half of them before, half from `position` on, with it if it exists.
    record Around(Position position, int limit) implements PageRequest {}
}
