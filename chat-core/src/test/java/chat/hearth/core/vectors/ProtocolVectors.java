package chat.hearth.core.vectors;

import chat.hearth.core.seal.SessionVectors;
import chat.hearth.core.wire.EncodingVectors;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

/// Writes `docs/protocol-vectors`, from the folder of the project. Who changes what it writes changes the protocol.
final class ProtocolVectors {
    static final Map<String, Supplier<Map<String, Object>>> FILES = Map.of(
            "encoding.json", EncodingVectors::encoding,
            "bundle.json", EncodingVectors::bundles,
            "identity.json", IdentityVectors::content,
            "order.json", OrderVectors::content,
            "begin-1.json", () -> SessionVectors.beginning(1),
            "begin-2.json", () -> SessionVectors.beginning(2),
            "ratchet.json", SessionVectors::ratchet,
            "presence.json", SessionVectors::presence);

    private ProtocolVectors() {}

    public static void main(String[] args) throws IOException {
        for (String name : FILES.keySet()) {
            VectorFile.write(name, FILES.get(name).get());
        }
    }
}
