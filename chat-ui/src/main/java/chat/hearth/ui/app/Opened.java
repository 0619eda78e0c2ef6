package chat.hearth.ui.app;

import chat.hearth.core.session.Session;
import chat.hearth.core.transport.NetworkChoice;
import java.time.Instant;
import java.util.Optional;

/// An account that is open.
///
/// @param id the name of its folder
/// @param restoredFrom when the backup was made that took the place of a damaged file just now
record Opened(String id, Session session, NetworkChoice network, Optional<Instant> restoredFrom) {}
