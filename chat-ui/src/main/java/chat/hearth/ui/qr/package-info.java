/// QR codes: a text as a picture, and the text in a picture, whatever picture it is.
@NullMarked
package chat.hearth.ui.qr;

import org.jspecify.annotations.NullMarked;
