/// The numbers of the protocol, as `docs/protocol-vectors` holds them.
@NullMarked
package chat.hearth.core.vectors;

import org.jspecify.annotations.NullMarked;
