/// Whether a contact is there: online, away, left, lost, last seen, or unknown while oneself is offline.
@NullMarked
package chat.hearth.core.presence;

import org.jspecify.annotations.NullMarked;
