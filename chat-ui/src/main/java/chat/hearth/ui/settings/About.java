package chat.hearth.ui.settings;

/// What this program is.
///
/// @param version as in `0.1.0`
public record About(String version) {}
