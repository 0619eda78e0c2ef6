package chat.hearth.ui.welcome;

import chat.hearth.core.identity.DisplayName;

/// Somebody who signed out on this computer and left their data there.
///
/// @param id names the account to [SignIn], and nobody else
public record KeptAccount(String id, DisplayName name) {}
