package chat.hearth.core.transport.memory;

/// What becomes of one message on its way to one receiver, after the broker has told its sender that it took it.
public enum Fate {
    DELIVERED,
    LOST,
    TWICE,
    /// 3 s later, and so perhaps behind others.
    LATE
}
