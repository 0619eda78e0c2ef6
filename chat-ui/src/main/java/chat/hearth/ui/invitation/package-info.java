/// How people find each other: one's own invitation as link and picture, somebody else's read from text or a picture,
/// and the requests of strangers.
@NullMarked
package chat.hearth.ui.invitation;

import org.jspecify.annotations.NullMarked;
