package chat.hearth.ui.app;

import chat.hearth.core.session.Session;
import chat.hearth.core.transport.NetworkChoice;

/// An account that is open.
///
/// @param id the name of its folder
record Opened(String id, Session session, NetworkChoice network) {}
