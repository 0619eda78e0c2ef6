package chat.hearth.core.transport;

import chat.hearth.core.bytes.Bytes;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// The port to a broker of one's own. Called on the core thread, answers there, never waits.
public interface Hosting {
    /// Starts the broker on the data in this folder, made if it is not there; a taken port is replaced by a free one.
    /// States are told until [#stop()].
    void start(Path folder, NetworkChoice.Hosted wish, Consumer<State> listener);

    /// Opens the running broker to the local network, or closes it again. Those on this computer notice nothing.
    void reach(NetworkChoice.Reach reach);

    CompletionStage<Void> stop();

    /// What the broker is doing.
    sealed interface State {
        record Starting() implements State {}

        /// @param port where it listens, which is another one than wished if that was taken
        /// @param addresses where others reach it, best first; on this computer only, the loopback address
        /// @param certificate SHA-256 of the certificate that it shows, the same one for ever
        /// @param people who else is connected now
        record Running(int port, NetworkChoice.Reach reach, List<URI> addresses, Bytes certificate, int people)
                implements State {
            public Running {
                addresses = List.copyOf(addresses);
            }
        }

        /// @param detail a few technical words
        record Failed(Why why, String detail) implements State {}

        record Stopped() implements State {}
    }

    /// Why the broker does not run.
    enum Why {
        FOLDER_NOT_WRITABLE,
        DISK_FULL,
        /// Another process runs a broker on the same data.
        LOCKED,
        NO_FREE_PORT,
        FAILED
    }
}
