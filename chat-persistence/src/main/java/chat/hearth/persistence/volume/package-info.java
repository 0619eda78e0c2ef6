/// Crash-safe pages under MapDB: commits go to a journal first and to the file later. The format stands in
/// `docs/store-format.md`. [chat.hearth.persistence.volume.JournaledVolume] is the way in.
@NullMarked
package chat.hearth.persistence.volume;

import org.jspecify.annotations.NullMarked;
