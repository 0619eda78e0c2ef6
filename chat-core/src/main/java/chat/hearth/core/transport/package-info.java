/// The port to a network: opaque bytes between mailboxes, and what is known about the link.
@NullMarked
package chat.hearth.core.transport;

import org.jspecify.annotations.NullMarked;
