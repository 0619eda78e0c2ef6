package chat.hearth.core.transport.memory;

import chat.hearth.core.identity.Account;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.Packet;
import chat.hearth.core.transport.Will;
import java.util.Optional;
import java.util.function.Consumer;

/// What the broker knows of a connection: who is at the other end, and how to speak to them. The callbacks run on the
/// client's thread.
///
/// @param accepted told whether the broker still had the session
/// @param ended told why the broker, or the cable, has broken it
record ClientEnd(
        Account account,
        Line line,
        Optional<Will> will,
        Consumer<Boolean> accepted,
        Consumer<Packet> received,
        Consumer<Link.Why> ended) {
    void accept(boolean kept) {
        line.toClient(() -> accepted.accept(kept));
    }

    void deliver(Packet packet) {
        line.toClient(() -> received.accept(packet));
    }

    void end(Link.Why why) {
        line.end(() -> ended.accept(why));
    }
}
