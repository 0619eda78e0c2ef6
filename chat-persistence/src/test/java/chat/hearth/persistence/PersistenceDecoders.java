package chat.hearth.persistence;

import chat.hearth.core.fuzz.Decoder;
import chat.hearth.persistence.volume.VolumeDecoders;
import java.util.List;
import java.util.stream.Stream;

/// Every decoder of this module.
public final class PersistenceDecoders implements Decoder.All {
    @Override
    public List<Decoder> get() {
        return Stream.of(new StoredDecoders(), new VolumeDecoders())
                .flatMap(each -> each.get().stream())
                .toList();
    }
}
