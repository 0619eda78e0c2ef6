/// What chatting means. Knows no window, no broker and no database: those are adapters on its ports.
@NullMarked
package chat.hearth.core;

import org.jspecify.annotations.NullMarked;
