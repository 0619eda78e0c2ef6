/// The first thing one sees: who one is, and where one meets one's friends; and what is said when a profile cannot be
/// opened.
@NullMarked
package chat.hearth.ui.welcome;

import org.jspecify.annotations.NullMarked;
