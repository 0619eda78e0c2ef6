/// What people write, drawn: text with emoji as pictures, links and selection, and the fonts for it.
/// Everything here belongs to the FX thread unless a type says otherwise.
@NullMarked
package chat.hearth.ui.text;

import org.jspecify.annotations.NullMarked;
