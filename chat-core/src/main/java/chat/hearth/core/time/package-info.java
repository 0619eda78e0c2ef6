/// The core thread and its timers.
@NullMarked
package chat.hearth.core.time;

import org.jspecify.annotations.NullMarked;
