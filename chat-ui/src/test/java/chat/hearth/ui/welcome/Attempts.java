package chat.hearth.ui.welcome;

import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.store.Passphrase;
import chat.hearth.core.transport.NetworkChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Remembers what was asked; the test decides how it ends.
final class Attempts implements SignIn {
    final List<KeptAccount> kept = new ArrayList<>();
    final List<Asked> asked = new ArrayList<>();
    final List<KeptAccount> resumed = new ArrayList<>();
    final List<Unlocked> unlocked = new ArrayList<>();
    final CompletableFuture<Void> stage = new CompletableFuture<>();

    record Unlocked(String account, Passphrase passphrase) {}

    record Asked(String name, NetworkChoice network, Optional<Invitation> invitation) {}

    @Override
    public List<KeptAccount> kept() {
        return kept;
    }

    @Override
    public CompletionStage<Void> create(DisplayName name, NetworkChoice network, Optional<Invitation> invitation) {
        asked.add(new Asked(name.value(), network, invitation));
        return stage;
    }

    @Override
    public CompletionStage<Void> resume(KeptAccount account) {
        resumed.add(account);
        return stage;
    }

    @Override
    public CompletionStage<Void> unlock(String account, Passphrase passphrase) {
        unlocked.add(new Unlocked(account, passphrase));
        return stage;
    }

    @Override
    public void cancel() {
        stage.completeExceptionally(new CancellationException());
    }
}
