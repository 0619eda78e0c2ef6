/// A store in memory, which forgets with its disk: for tests and demonstrations. Every rule of the port holds.
@NullMarked
package chat.hearth.core.store.memory;

import org.jspecify.annotations.NullMarked;
