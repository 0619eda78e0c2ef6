package chat.hearth.mqtt.broker;

import chat.hearth.core.transport.Hosting.Why;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;

/// Listens on exactly the addresses it is told, and hands the connections to Artemis: plain ones at 127.0.0.1, which
/// no other computer can listen to, and TLS everywhere else. An address that is closed loses
/// its connections, the others notice nothing. Used by one thread at a time, which waits.
final class Door implements AutoCloseable {
    /// Ports to try after the one wished for, before any free one: near ones are not lent to outgoing connections, so
    /// they are free the next time too.
    private static final int NEAR = 10;
    /// Where the only plain connections come in.
    static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final NettyAcceptor artemis;
    private final SslContext tls;
    private final Limits.Entry limits;
    private final EventLoopGroup threads = new NioEventLoopGroup(2, new DefaultThreadFactory("hearth-broker", true));
    private final Map<InetAddress, ChannelGroup> open = new LinkedHashMap<>();
    private int port;

    Door(NettyAcceptor artemis, SslContext tls, Limits.Entry limits) {
        this.artemis = artemis;
        this.tls = tls;
        this.limits = limits;
    }

    /// Opens the first address, at `wish` or at another port if that is taken; 0 is any free one.
    void openFirst(InetAddress address, int wish) {
        IntStream near = IntStream.rangeClosed(wish, wish == 0 ? 0 : Math.min(wish + NEAR, 65535));
        port = IntStream.concat(near, IntStream.of(0))
                .mapToObj(candidate -> bind(address, candidate))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new HostingFailed(Why.NO_FREE_PORT, "no port is free near " + wish));
    }

    /// Opens more addresses at the same port; those where it is taken stay closed.
    void open(Collection<InetAddress> addresses) {
        addresses.stream().filter(address -> !open.containsKey(address)).forEach(address -> bind(address, port));
    }

    void close(Collection<InetAddress> addresses) {
        addresses.forEach(address -> {
            ChannelGroup channels = open.remove(address);
            if (channels != null) {
                channels.close().awaitUninterruptibly();
            }
        });
    }

    Set<InetAddress> addresses() {
        return Set.copyOf(open.keySet());
    }

    int port() {
        return port;
    }

    /// @return the port, unless it cannot be had
    private Optional<Integer> bind(InetAddress address, int candidate) {
        ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
        ChannelFuture bound = new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .childHandler(new Entrance(channels, address))
                .bind(new InetSocketAddress(address, candidate))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            return refused(bound.cause());
        }
        channels.add(bound.channel());
        open.put(address, channels);
        return Optional.of(((InetSocketAddress) bound.channel().localAddress()).getPort());
    }

    private static Optional<Integer> refused(Throwable cause) {
        if (cause instanceof IOException) {
            return Optional.empty();
        }
        throw new HostingFailed(Why.FAILED, cause);
    }

    @Override
    public void close() {
        close(addresses());
        threads.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /// What every accepted connection passes.
    private final class Entrance extends ChannelInitializer<Channel> {
        private final ChannelGroup channels;
        private final boolean plain;

        Entrance(ChannelGroup channels, InetAddress address) {
            this.channels = channels;
            this.plain = address.equals(HERE);
        }

        @Override
        protected void initChannel(Channel channel) {
            // The listening channel counts as one.
            if (channels.size() > limits.connections()) {
                channel.close();
                return;
            }
            channels.add(channel);
            if (!plain) {
                channel.pipeline().addLast(tls.newHandler(channel.alloc()));
            }
            channel.pipeline().addLast(new Threshold(limits));
            artemis.transfer(channel);
        }
    }
}
