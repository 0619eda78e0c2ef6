package chat.hearth.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private final Held first = new Held();
    private final Held second = new Held();
    private final EmbeddedChannel channel = new EmbeddedChannel(first, second);

    @Test
    void nothingMoreIsReadWhileAnyOfThemWaits() {
        second.isOpen = false;

        channel.writeInbound("packet");

        assertNull(channel.readInbound());
        assertFalse(channel.config().isAutoRead());
    }

    @Test
    void readingGoesOnWhenNoneWaitsAnyMore() {
        first.isOpen = false;
        channel.writeInbound("packet");
        second.isOpen = false;
        first.release();
        boolean whileTheSecondWaits = channel.config().isAutoRead();

        second.release();

        assertFalse(whileTheSecondWaits);
        assertTrue(channel.config().isAutoRead());
        assertEquals("packet", channel.readInbound());
    }

    @Test
    void packetsKeepTheirOrder() {
        second.isOpen = false;
        channel.writeInbound("one", "two", "three");
        second.isOpen = true;

        second.release();

        assertEquals("one", channel.readInbound());
        assertEquals("two", channel.readInbound());
        assertEquals("three", channel.readInbound());
    }

    private static final class Held extends Waiting {
        private boolean isOpen = true;
        private @Nullable ChannelHandlerContext context;

        @Override
        boolean mayGoOn(ChannelHandlerContext asked, Object packet) {
            context = asked;
            return isOpen;
        }

        private void release() {
            if (context != null) {
                goOn(context);
            }
        }
    }
}
