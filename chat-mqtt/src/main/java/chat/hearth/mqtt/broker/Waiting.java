package chat.hearth.mqtt.broker;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;

/// Lets the packets of one connection wait, in their order, until the first of them may go on. Belongs to the thread of
/// its connection.
abstract class Waiting extends ChannelDuplexHandler {
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
            waiting = !mayGoOn(context, held.element());
            if (!waiting) {
                context.fireChannelRead(held.remove());
            }
        }
        context.channel().config().setAutoRead(!waiting);
    }

    /// The packet that waits goes on, if one does.
    final void goOn(ChannelHandlerContext context) {
        if (waiting) {
            waiting = false;
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
