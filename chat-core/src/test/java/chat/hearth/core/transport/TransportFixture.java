package chat.hearth.core.transport;

import chat.hearth.core.identity.Account;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What one kind of transport brings to [TransportContract]: a network for one test, a core thread, and the means to
/// disturb both. Called on the test's thread.
public interface TransportFixture {
    Network network();

    /// Runs the task on the core thread and waits for it.
    <T> T onCore(Supplier<T> task);

    /// Returns once the condition, which is asked on the core thread, holds; fails the test when it does not within a
    /// limit that is more than enough.
    void await(String what, BooleanSupplier condition);

    /// Lets this much time go by.
    void pass(Duration span);

    /// Breaks the connection of this client as a pulled cable does, and every one that it tries until [#heal(Account)].
    void cut(Account client);

    void heal(Account client);

    /// Stops the broker and starts one that remembers nothing. Says whether this kind of network can.
    boolean restartBrokerLosingSessions();

    /// Whether the broker says that nobody has subscribed ([Outcome#NOBODY_THERE]).
    boolean saysNobodyThere();

    /// Ends everything that the fixture has begun.
    void close() throws Exception;
}
