/// Keeps what is stored, in MapDB, behind the core's store port.
@NullMarked
package chat.hearth.persistence;

import org.jspecify.annotations.NullMarked;
