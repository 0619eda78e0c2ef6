package chat.hearth.bench;

import chat.hearth.ui.conversation.ScrollBench;

/// Runs one measurement of the window and ends the process. Argument: which one, `scroll` if none is given.
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        String which = arguments.length == 0 ? "scroll" : arguments[0];
        switch (which) {
            case "scroll" -> ScrollBench.main(new String[0]);
            default -> throw new IllegalArgumentException("no such measurement: " + which + "; there is: scroll");
        }
    }
}
