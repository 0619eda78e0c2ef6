/// The frame that every screen hangs in: words in two languages, views from FXML, where one is and where one goes,
/// themes. Knows no screen.
@NullMarked
package chat.hearth.ui.view;

import org.jspecify.annotations.NullMarked;
