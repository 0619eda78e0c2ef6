/// End-to-end protection of what is sent, one suite a class.
@NullMarked
package chat.hearth.core.seal;

import org.jspecify.annotations.NullMarked;
