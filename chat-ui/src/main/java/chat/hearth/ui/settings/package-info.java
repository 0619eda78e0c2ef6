/// What a person can set: language, theme, size, keys, name; and signing out.
@NullMarked
package chat.hearth.ui.settings;

import org.jspecify.annotations.NullMarked;
