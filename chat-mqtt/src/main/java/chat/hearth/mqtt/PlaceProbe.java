package chat.hearth.mqtt;

import chat.hearth.core.bytes.Alphabet;
import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.transport.Place;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds out where a broker lets one keep mailboxes, on short connections of its own. Who may write below a random
/// address may write anywhere; else one's own address is tried, then the user name. Core thread.
final class PlaceProbe {
    private final Endpoint endpoint;
    private final PeerId self;
    private final Surroundings around;
    private final Consumer<Result> listener;
    private final Queue<Address> candidates = new ArrayDeque<>();
    private @Nullable Trial trial;

    PlaceProbe(Endpoint endpoint, PeerId self, Surroundings around, Consumer<Result> listener) {
        this.endpoint = endpoint;
        this.self = self;
        this.around = around;
        this.listener = listener;
        candidates.add(Address.of(self));
        endpoint.user()
                .filter(user -> !user.equals(self.value()))
                .flatMap(PlaceProbe::address)
                .ifPresent(candidates::add);
    }

    sealed interface Result {
        record Found(Place place, Limits limits) implements Result {}

        /// The rules of the broker leave no place.
        record None() implements Result {}

        record Failed(Ending ending) implements Result {}
    }

    void start() {
        Address nobody = new Address(Alphabet.base32(Bytes.random(20, around.random())));
        trial = Trial.writing(nobody, endpoint, around, verdict -> concluded(verdict, open()));
    }

    /// Nothing is told after this.
    CompletionStage<Void> cancel() {
        return trial == null ? CompletableFuture.completedFuture(null) : trial.cancel();
    }

    private void concluded(Trial.Verdict verdict, Place place) {
        switch (verdict) {
            case Trial.Verdict.Granted granted -> listener.accept(new Result.Found(place, granted.limits()));
            case Trial.Verdict.Denied _ -> next();
            case Trial.Verdict.Failed failed -> listener.accept(new Result.Failed(failed.ending()));
        }
    }

    private void next() {
        Address candidate = candidates.poll();
        if (candidate == null) {
            listener.accept(new Result.None());
            return;
        }
        Place place = new Place(candidate, Place.Rules.BY_SENDER);
        trial = Trial.owning(candidate, self, endpoint, around, verdict -> concluded(verdict, place));
    }

    private Place open() {
        return new Place(Address.of(self), Place.Rules.OPEN);
    }

    /// The user name, if it can be an address.
    static Optional<Address> address(String user) {
        try {
            return Optional.of(new Address(user));
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }
}
