/// Throws bytes at decoders, guided by what they reach in the code, until something comes out that must not.
@NullMarked
package chat.hearth.core.fuzz;

import org.jspecify.annotations.NullMarked;
