/// The main window: the list of conversations, a page beside it, and dialogs in front.
@NullMarked
package chat.hearth.ui.window;

import org.jspecify.annotations.NullMarked;
