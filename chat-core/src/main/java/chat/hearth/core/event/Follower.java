package chat.hearth.core.event;

/// Somebody who wants to know how things stand and what happens from then on. Both calls come by one road and in one
/// order: every event after the overview, none twice, none missing.
public interface Follower {
    void begin(Overview overview);

    void happened(ChatEvent event);
}
