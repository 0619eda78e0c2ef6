package chat.hearth.mqtt.broker;

import java.util.List;

/// Who may use which topic: everyone their own tree; of others' trees one's own slots to write, and card, bundles and
/// presence to read. The same rules stand in docs/brokers.md for Mosquitto. A filter of others has to name its owner,
/// so that nobody can list who is there.
final class Rules {
    /// Nothing is at home elsewhere.
    static final String ROOT = "hearth/v1/";

    private static final String TREES = ROOT + "u/";
    private static final int OWNER = 3;
    private static final int KIND = 4;

    private Rules() {}

    /// Whether this name is one level of a topic, so that it can own a tree.
    static boolean isOwner(String user) {
        return user.matches("[a-z0-9_-]{1,64}");
    }

    static boolean mayWrite(String user, String topic) {
        return Topic.isName(topic) && (isOwn(user, topic) || isSlot(user, levels(topic)));
    }

    /// @param filter or a topic
    static boolean mayRead(String user, String filter) {
        return Topic.isFilter(filter) && (isOwn(user, filter) || isShown(levels(filter)));
    }

    static boolean isOwn(String user, String filter) {
        return filter.startsWith(TREES + user + "/");
    }

    /// Of a topic, not a filter.
    private static boolean isSlot(String user, List<String> levels) {
        return switch (kind(levels)) {
            case "in", "bl" ->
                levels.size() == 7 && !levels.get(5).isEmpty() && levels.get(6).equals(user);
            case "req" -> levels.size() == 6 && levels.get(5).equals(user);
            default -> false;
        };
    }

    private static boolean isShown(List<String> levels) {
        return switch (kind(levels)) {
            case "card" -> levels.size() == 5;
            case "dev", "pr" -> levels.size() == 6 && !levels.get(5).equals("#");
            default -> false;
        };
    }

    private static List<String> levels(String filter) {
        return List.of(filter.split("/", -1));
    }

    /// Empty for what is below nobody's tree.
    private static String kind(List<String> levels) {
        boolean below = levels.size() > KIND
                && TREES.equals(String.join("/", levels.subList(0, OWNER)) + "/")
                && isOwner(levels.get(OWNER));
        return below ? levels.get(KIND) : "";
    }
}
