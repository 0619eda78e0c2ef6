/// One identity at work: the line from a packet to an event, and from a word typed to a packet.
@NullMarked
package chat.hearth.core.session;

import org.jspecify.annotations.NullMarked;
