package chat.hearth.bench;

import chat.hearth.ui.app.DeliveryBench;
import chat.hearth.ui.app.EnterBench;
import chat.hearth.ui.app.StartBench;
import chat.hearth.ui.conversation.ScrollBench;
import java.util.Arrays;
import java.util.List;

/// Runs measurements of the window and ends the process. Arguments: which, all but the long one if none is given.
/// `start` takes half an hour; `start=3` is a shorter form, of 3 rounds instead of 9. `packaged` is the same of what
/// `mvn -Pdist` made.
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
