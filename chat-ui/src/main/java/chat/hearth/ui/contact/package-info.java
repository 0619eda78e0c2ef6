/// How people look: their picture, their presence in words, who they are, and what can be done about it.
@NullMarked
package chat.hearth.ui.contact;

import org.jspecify.annotations.NullMarked;
