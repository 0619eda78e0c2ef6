package chat.hearth.ui.app;

import java.util.Map;

/// Whether there is a screen to show windows on.
final class Display {
    private static final String PLATFORM = "glass.platform";
    private static final String HEADLESS = "Headless";

    private Display() {}

    static boolean isThere(Map<String, String> environment, String system) {
        return !system.startsWith("Linux")
                || environment.containsKey("DISPLAY")
                || environment.containsKey("WAYLAND_DISPLAY")
                || HEADLESS.equals(System.getProperty(PLATFORM));
    }

    static boolean isThere() {
        return isThere(System.getenv(), System.getProperty("os.name"));
    }

    /// Whether people can see the windows.
    static boolean isOnScreen() {
        return !HEADLESS.equals(System.getProperty(PLATFORM));
    }

    /// Lets the toolkit draw into memory. Before it starts.
    static void doWithout() {
        System.setProperty(PLATFORM, HEADLESS);
        System.setProperty("prism.order", "sw");
    }
}
