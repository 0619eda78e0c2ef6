package chat.hearth.core.fuzz;

import chat.hearth.core.seal.SealDecoders;
import chat.hearth.core.wire.WireDecoders;
import java.util.List;
import java.util.stream.Stream;

/// Every decoder of this module.
public final class CoreDecoders implements Decoder.All {
    @Override
    public List<Decoder> get() {
        return Stream.of(new WireDecoders(), new SealDecoders())
                .flatMap(each -> each.get().stream())
                .toList();
    }
}
