/// One conversation on screen: its messages, what became of them, and the field to write the next one in.
@NullMarked
package chat.hearth.ui.conversation;

import org.jspecify.annotations.NullMarked;
