package chat.hearth.core.store;

import java.util.Optional;

/// From one passphrase to another.
///
/// @param old absent if there was none
/// @param next absent if there shall be none
public record PassphraseChange(Optional<Passphrase> old, Optional<Passphrase> next) {}
