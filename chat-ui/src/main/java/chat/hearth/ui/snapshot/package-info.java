/// Pictures of scenes, written as PNG files without AWT.
@NullMarked
package chat.hearth.ui.snapshot;

import org.jspecify.annotations.NullMarked;
