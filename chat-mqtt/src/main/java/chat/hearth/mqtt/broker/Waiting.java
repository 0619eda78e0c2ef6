package chat.hearth.mqtt.broker;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;

/// Lets the packets of one connection wait, in their order, until the first of them may go on. Belongs to the thread of
/// its connection.
abstract class Waiting extends ChannelDuplexHandler {
    /// How many handlers of a connection let it wait: several may stand in one pipeline.
    private static final AttributeKey<Integer> WAITING = AttributeKey.valueOf("hearth.waiting");

    private final Deque<Object> held = new ArrayDeque<>();
    private boolean waiting;

    /// Asked once for each packet.
    ///
    /// @return whether it may go on now; otherwise [#goOn] says when
    abstract boolean mayGoOn(ChannelHandlerContext context, Object packet);

    @Override
    public final void channelRead(ChannelHandlerContext context, Object packet) {
        held.add(packet);
        letThrough(context);
    }

    private void letThrough(ChannelHandlerContext context) {
        while (!waiting && !held.isEmpty()) {
            if (mayGoOn(context, held.element())) {
                context.fireChannelRead(held.remove());
            } else {
                waits(context, true);
            }
        }
    }

    /// Nothing more is read from the guest while any handler waits.
    private void waits(ChannelHandlerContext context, boolean now) {
        waiting = now;
        Integer before = context.channel().attr(WAITING).get();
        int all = (before == null ? 0 : before) + (now ? 1 : -1);
        context.channel().attr(WAITING).set(all);
        context.channel().config().setAutoRead(all == 0);
    }

    /// The packet that waits goes on, if one does.
    final void goOn(ChannelHandlerContext context) {
        if (waiting) {
            waits(context, false);
            context.fireChannelRead(held.remove());
            letThrough(context);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waiting = false;
        held.forEach(ReferenceCountUtil::release);
        held.clear();
        context.fireChannelInactive();
    }
}
