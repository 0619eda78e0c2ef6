/// The port to durable memory: changes that are committed together, and pages that are read back.
@NullMarked
package chat.hearth.core.store;

import org.jspecify.annotations.NullMarked;
