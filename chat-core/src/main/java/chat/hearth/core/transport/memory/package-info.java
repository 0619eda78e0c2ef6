/// A network in memory: the executable description of a broker. For tests, and for trying the application without one.
@NullMarked
package chat.hearth.core.transport.memory;

import org.jspecify.annotations.NullMarked;
