package chat.hearth.bench;

import chat.hearth.ui.app.DeliveryBench;
import chat.hearth.ui.app.EnterBench;
import chat.hearth.ui.app.StartBench;
import chat.hearth.ui.conversation.ScrollBench;
import java.util.Arrays;
import java.util.List;

/// Runs measurements of the program and ends the process. Arguments: which, in this order; `scroll` and `enter` if none
/// is given.
///
/// - `scroll`: frames and answers of a conversation of 100,000 messages, and from Enter to the own bubble
/// - `enter`: from Enter in one window to the bubble in the other, with a broker of one's own and with a network in
/// memory
/// - `delivery`: from one client to another over Mosquitto, without windows, beside the bare HiveMQ client
/// - `start`: start, memory and rest of the program from its classes, half an hour; `start=3` is three rounds instead
/// of
///   nine
/// - `packaged`: the same of what `mvn -Pdist` made, also as `packaged=3`
public final class Bench {
    private static final List<String> SHORT = List.of("scroll", "enter");

    private Bench() {}

    public static void main(String[] arguments) {
        int status = 0;
        try {
            for (String which : arguments.length == 0 ? SHORT : List.of(arguments)) {
                run(which);
            }
        } catch (Exception e) {
            e.printStackTrace();
            status = 1;
        }
        // The toolkit would keep the process.
        System.exit(status);
    }

    private static void run(String which) throws Exception {
        String[] parts = which.split("=", 2);
        switch (parts[0]) {
            case "scroll" -> ScrollBench.main(new String[0]);
            case "enter" -> EnterBench.main(new String[0]);
            case "delivery" -> DeliveryBench.main(new String[0]);
            case "start" -> StartBench.main(Arrays.copyOfRange(parts, 1, parts.length));
            case "packaged" -> StartBench.packaged(Arrays.copyOfRange(parts, 1, parts.length));
            default ->
                throw new IllegalArgumentException(
                        "no such measurement: " + which + "; there are scroll, enter, delivery, start and packaged");
        }
    }
}
