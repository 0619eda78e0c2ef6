/// Puts the application together; the one place that sees all four modules.
@NullMarked
package chat.hearth.ui.app;

import org.jspecify.annotations.NullMarked;
