package chat.hearth.bench;

import chat.hearth.ui.app.EnterBench;
import chat.hearth.ui.conversation.ScrollBench;
import java.util.List;

/// Runs measurements of the window and ends the process. Arguments: which, all if none is given.
public final class Bench {
    private static final List<String> ALL = List.of("scroll", "enter");

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        for (String which : arguments.length == 0 ? ALL : List.of(arguments)) {
            switch (which) {
                case "scroll" -> ScrollBench.main(new String[0]);
                case "enter" -> EnterBench.main(new String[0]);
                default -> throw new IllegalArgumentException("no such measurement: " + which + "; there are: " + ALL);
            }
        }
        System.exit(0);
    }
}
