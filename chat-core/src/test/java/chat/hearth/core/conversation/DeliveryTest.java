package chat.hearth.core.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeliveryTest {
    private static final Instant AT = Instant.EPOCH;

    @Test
    void stateNeverGoesBackward() {
        List<Delivery> states = List.of(
                new Delivery.Received(),
                new Delivery.Queued(),
                new Delivery.Sent(AT),
                new Delivery.Delivered(Optional.empty(), AT),
                new Delivery.Read(Optional.empty(), Optional.empty(), AT),
                new Delivery.Failed(Delivery.Reason.REFUSED, AT));

        List<String> allowed = new ArrayList<>();
        for (Delivery from : states) {
            for (Delivery to : states) {
                if (from.advances(to)) {
                    allowed.add(name(from) + " > " + name(to));
                }
            }
        }

        assertEquals(
                List.of(
                        "Queued > Sent",
                        "Queued > Delivered",
                        "Queued > Read",
                        "Queued > Failed",
                        "Sent > Delivered",
                        "Sent > Read",
                        "Sent > Failed",
                        "Delivered > Read",
                        "Failed > Queued",
                        "Failed > Delivered",
                        "Failed > Read"),
                allowed);
    }

    private static String name(Delivery delivery) {
        return delivery.getClass().getSimpleName();
    }
}
