/// Carries packets over MQTT 5, behind the core's transport port.
@NullMarked
package chat.hearth.mqtt;

import org.jspecify.annotations.NullMarked;
