/// The people one knows, and the people who ask to be known.
@NullMarked
package chat.hearth.core.contact;

import org.jspecify.annotations.NullMarked;
