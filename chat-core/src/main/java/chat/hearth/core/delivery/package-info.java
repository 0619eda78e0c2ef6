/// What makes *sent* and *delivered* true: streams, the outbox, acknowledgements and sending again.
@NullMarked
package chat.hearth.core.delivery;

import org.jspecify.annotations.NullMarked;
