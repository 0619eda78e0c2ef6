package chat.hearth.mqtt.broker;

/// Which topics guests may name. Artemis gives meaning to more than MQTT does: `address::queue`, a backslash before a
/// separator, and addresses of its own, one of which manages it.
final class Topic {
    private Topic() {}

    static boolean isName(String topic) {
        return isFilter(topic) && topic.indexOf('#') < 0 && topic.indexOf('+') < 0;
    }

    static boolean isFilter(String topic) {
        return !topic.isEmpty()
                && !topic.startsWith("$")
                && !topic.startsWith("activemq")
                && !topic.contains("::")
                && topic.indexOf('\\') < 0;
    }
}
