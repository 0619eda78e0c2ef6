package chat.hearth.ui.app;

import chat.hearth.core.time.DaemonCoreThread;
import chat.hearth.core.transport.memory.InMemoryNetworks;
import chat.hearth.ui.text.FxThread;
import java.time.InstantSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Where the programs of one test meet: networks in memory, with a thread of their own that ends after the test. The
/// toolkit runs before it.
final class MeetingPlace implements BeforeEachCallback, AfterEachCallback {
    private final DaemonCoreThread broker = new DaemonCoreThread("broker", InstantSource.system());
    private final InMemoryNetworks networks = new InMemoryNetworks(broker);

    InMemoryNetworks networks() {
        return networks;
    }

    @Override
    public void beforeEach(ExtensionContext test) throws Exception {
        FxThread.startWithFonts();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        broker.close();
    }
}
