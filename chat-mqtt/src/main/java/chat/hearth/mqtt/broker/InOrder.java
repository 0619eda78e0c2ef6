package chat.hearth.mqtt.broker;

import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.persistence.impl.journal.OperationContextImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/// Keeps what one guest sends to one topic in order, in and out. Artemis does in order what waits for the disk in one
/// "operation context". Each session has one, but for MQTT Artemis uses whatever context the thread of its pool
/// happens to have, so that a burst taken up by two threads is queued, and written to the receiver, in the order in
/// which their contexts come to their turn. Both places need it: with one of them alone bursts are still mixed.
final class InOrder implements ActiveMQServerPlugin {
    private @Nullable ActiveMQServer server;

    @Override
    public void registered(ActiveMQServer artemis) {
        server = artemis;
    }

    /// CONNACK comes before all else.
    @Override
    public void afterCreateSession(ServerSession session) {
        takeUp(session);
    }

    @Override
    public void beforeSend(
            ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue) {
        takeUp(session);
    }

    @Override
    public void beforeDeliver(ServerConsumer consumer, MessageReference message) {
        ServerSession session = server == null ? null : server.getSessionByID(consumer.getSessionID());
        if (session != null) {
            takeUp(session);
        }
    }

    private static void takeUp(ServerSession session) {
        OperationContextImpl.setContext(session.getSessionContext());
    }
}
