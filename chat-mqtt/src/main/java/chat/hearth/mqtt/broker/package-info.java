/// A broker inside this process: Artemis, with a door and a gatekeeper of our own in front of it.
@NullMarked
package chat.hearth.mqtt.broker;

import org.jspecify.annotations.NullMarked;
