package chat.hearth.mqtt.broker;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// In front of all else on a new connection: closes it when it does not begin as MQTT does, or with a CONNECT that is
/// too
/// large, or when nobody has logged in in time. Behind it Artemis speaks HTTP too, with room for 2 GB and no login.
final class Threshold extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Threshold.class);
    private static final int CONNECT = 0x10;

    private final Limits.Entry limits;
    private @Nullable Future<?> deadline;
    private final Beginning beginning = new Beginning();

    Threshold(Limits.Entry limits) {
        this.limits = limits;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        deadline = context.executor()
                .schedule(() -> closeStranger(context), limits.login().toMillis(), TimeUnit.MILLISECONDS);
        context.fireChannelActive();
    }

    private static void closeStranger(ChannelHandlerContext context) {
        if (!context.channel().hasAttr(Guests.SESSION_LIFE)) {
            context.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (beginning.isGood((ByteBuf) bytes)) {
            context.fireChannelRead(bytes);
        } else {
            ReferenceCountUtil.release(bytes);
            context.close();
        }
    }

    /// The fixed header of the first packet (MQTT 5, section 2.1): its type, then its length in up to four bytes.
    private final class Beginning {
        private int seen;
        private int length;
        private boolean complete;

        boolean isGood(ByteBuf bytes) {
            for (int at = bytes.readerIndex(); !complete && at < bytes.writerIndex(); at++) {
                if (!take(bytes.getByte(at))) {
                    return false;
                }
            }
            return true;
        }

        private boolean take(byte next) {
            seen++;
            if (seen == 1) {
                return next == CONNECT;
            }
            length |= (next & 0x7f) << 7 * (seen - 2);
            complete = next >= 0;
            return length <= limits.greeting() && (complete || seen < 5);
        }
    }

    /// Who fails to agree on TLS, or does not like our certificate, is no reason for a warning.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (failure instanceof DecoderException && failure.getCause() instanceof SSLException) {
            LOG.debug("A connection without TLS has ended", failure);
            context.close();
        } else {
            context.fireExceptionCaught(failure);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (deadline != null) {
            deadline.cancel(false);
        }
        context.fireChannelInactive();
    }
}
