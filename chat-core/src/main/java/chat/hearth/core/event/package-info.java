/// What happened, as immutable values, told in one order.
@NullMarked
package chat.hearth.core.event;

import org.jspecify.annotations.NullMarked;
