/// The network in use: keeping a session on it, what is going on there in words, and choosing another one.
@NullMarked
package chat.hearth.ui.connection;

import org.jspecify.annotations.NullMarked;
