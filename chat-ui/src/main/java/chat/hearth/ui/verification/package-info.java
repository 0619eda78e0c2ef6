/// How two people make sure that nobody stands between them: the safety number, and comparing it.
@NullMarked
package chat.hearth.ui.verification;

import org.jspecify.annotations.NullMarked;
