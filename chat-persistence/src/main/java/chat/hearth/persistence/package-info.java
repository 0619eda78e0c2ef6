/// Keeps what is stored, in MapDB, behind the core's store port. [chat.hearth.persistence.PersistenceModule] is the way
/// in.
@NullMarked
package chat.hearth.persistence;

import org.jspecify.annotations.NullMarked;
