/// The figures of the window, as `mvn -Pbench` prints them.
@NullMarked
package chat.hearth.bench;

import org.jspecify.annotations.NullMarked;
