/// The program: command line, life cycle, and the one place where everything is put together.
@NullMarked
package chat.hearth.ui.app;

import org.jspecify.annotations.NullMarked;
