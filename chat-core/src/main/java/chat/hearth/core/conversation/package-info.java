/// Messages, what became of each, and the order in which a conversation shows them.
@NullMarked
package chat.hearth.core.conversation;

import org.jspecify.annotations.NullMarked;
