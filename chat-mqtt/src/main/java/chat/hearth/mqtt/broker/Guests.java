package chat.hearth.mqtt.broker;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/// Who is logged in. May be used on any thread.
final class Guests {
    /// Seconds that the session of a guest outlives its connection; unset before login.
    static final AttributeKey<Integer> SESSION_LIFE = AttributeKey.valueOf("hearth.session-life");

    private final Map<Channel, Guest> present = new ConcurrentHashMap<>();
    private final Visits visits;
    private final Runnable listener;

    private record Guest(String user, boolean onThisComputer) {}

    /// @param listener called on any thread after somebody came or went
    Guests(Visits visits, Runnable listener) {
        this.visits = visits;
        this.listener = listener;
    }

    static Channel channelOf(RemotingConnection connection) {
        return ((NettyConnection) connection.getTransportConnection()).getNettyChannel();
    }

    int connectionsOf(String user) {
        return (int) present.values().stream()
                .filter(guest -> guest.user().equals(user))
                .count();
    }

    void admit(Channel channel, String user, String clientId, int sessionLife) {
        channel.attr(SESSION_LIFE).set(sessionLife);
        present.put(channel, new Guest(user, isOnThisComputer(channel)));
        visits.begun(clientId, sessionLife);
        channel.closeFuture().addListener(_ -> {
            present.remove(channel);
            visits.ended(clientId);
            listener.run();
        });
        listener.run();
    }

    /// How many different users are here besides the host, who is taken to be one of those on this computer: the broker
    /// knows no other mark of the host.
    int people() {
        long users = present.values().stream().map(Guest::user).distinct().count();
        boolean hostIsHere = present.values().stream().anyMatch(Guest::onThisComputer);
        return (int) (hostIsHere ? users - 1 : users);
    }

    private static boolean isOnThisComputer(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress remote
                && channel.localAddress() instanceof InetSocketAddress local
                && (remote.getAddress().isLoopbackAddress()
                        || remote.getAddress().equals(local.getAddress()));
    }
}
