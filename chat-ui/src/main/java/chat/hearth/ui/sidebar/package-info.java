/// The list of people and conversations beside the page: who is there, what was said last, what is unread.
@NullMarked
package chat.hearth.ui.sidebar;

import org.jspecify.annotations.NullMarked;
