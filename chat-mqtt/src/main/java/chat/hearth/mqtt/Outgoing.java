package chat.hearth.mqtt;

import chat.hearth.core.time.CoreThread;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.Outcome;
import chat.hearth.core.transport.Publication;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The publications of one connection: a window of those under way, and a bounded queue behind it in the order of the
/// calls. Everything that got no answer ends as [Outcome#LINK_LOST] when the connection does. Core thread.
final class Outgoing {
    /// Bytes in the queue, each publication counted with what it costs besides its payload.
    private static final long MOST_WAITING = 16 << 20;
    private static final int BESIDES = 512;

    private final Connection connection;
    private final Limits limits;
    private final MqttSettings settings;
    private final CoreThread core;
    private final Consumer<Mailbox> answers;
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private final Set<Entry> underWay = new LinkedHashSet<>();
    private long bytesWaiting;
    private boolean ended;
    private int holds;
    private CoreThread.@Nullable Timer patience;
    private @Nullable CompletableFuture<Void> idle;

    /// @param answers told of each mailbox to which the broker has answered
    Outgoing(Connection connection, Limits limits, MqttSettings settings, CoreThread core, Consumer<Mailbox> answers) {
        this.connection = connection;
        this.limits = limits;
        this.settings = settings;
        this.core = core;
        this.answers = answers;
    }

    /// What has been handed to the broker and not been answered.
    record Unanswered(Mailbox mailbox, Instant since) {}

    CompletionStage<Outcome> publish(Publication publication) {
        if (!isPossible(publication)) {
            return CompletableFuture.completedFuture(Outcome.REFUSED);
        }
        Entry entry = new Entry(publication);
        if (ended || bytesWaiting + entry.cost() > MOST_WAITING) {
            return CompletableFuture.completedFuture(Outcome.LINK_LOST);
        }
        waiting.add(entry);
        bytesWaiting += entry.cost();
        pump();
        return entry.answer;
    }

    /// The last that is published: messages that still wait stay with the caller. Completes when everything is
    /// answered.
    CompletionStage<Void> publishLast(Publication farewell) {
        List<Entry> unsent = waiting.stream()
                .filter(entry -> !entry.publication.mailbox().isRetained())
                .toList();
        waiting.removeAll(unsent);
        publish(farewell);
        ended = true;
        CompletableFuture<Void> done = new CompletableFuture<>();
        idle = done;
        unsent.forEach(entry -> entry.answer.complete(Outcome.LINK_LOST));
        pump();
        return done;
    }

    /// Keeps what is published from now on behind something that was said before, until it is answered: the library
    /// lets a publication overtake a subscription.
    void hold(CompletionStage<?> answered) {
        holds++;
        answered.thenRun(() -> {
            holds--;
            pump();
        });
    }

    /// The oldest one without an answer. Brokers answer in order, so if one is to blame for the end it is this.
    Optional<Unanswered> oldest() {
        return underWay.stream().findFirst().map(entry -> new Unanswered(entry.publication.mailbox(), entry.sent));
    }

    void linkLost() {
        ended = true;
        if (patience != null) {
            patience.cancel();
        }
        List<Entry> lost = new ArrayList<>(underWay);
        lost.addAll(waiting);
        underWay.clear();
        waiting.clear();
        lost.forEach(entry -> entry.answer.complete(Outcome.LINK_LOST));
    }

    private boolean isPossible(Publication publication) {
        return limits.confirms() && (limits.retains() || !publication.mailbox().isRetained());
    }

    private void pump() {
        while (holds == 0 && underWay.size() < limits.window() && !waiting.isEmpty()) {
            Entry entry = waiting.remove();
            bytesWaiting -= entry.cost();
            entry.sent = core.instant();
            underWay.add(entry);
            connection
                    .publish(Messages.publish(entry.publication, settings.topics()))
                    .thenAccept(outcome -> answered(entry, outcome));
        }
        watchOver();
        if (idle != null && underWay.isEmpty() && waiting.isEmpty()) {
            idle.complete(null);
        }
    }

    private void answered(Entry entry, Outcome outcome) {
        // A link that is lost is told of by its end, in order.
        if (outcome != Outcome.LINK_LOST && underWay.remove(entry)) {
            answers.accept(entry.publication.mailbox());
            pump();
            entry.answer.complete(outcome);
        }
    }

    private void watchOver() {
        if (patience == null && !underWay.isEmpty()) {
            patience = core.after(settings.answer(), this::judge);
        }
    }

    private void judge() {
        patience = null;
        boolean late = oldest().filter(entry -> isLate(entry.since())).isPresent();
        if (late) {
            connection.giveUp("no answer to a publication");
        } else {
            watchOver();
        }
    }

    private boolean isLate(Instant since) {
        return Duration.between(since, core.instant()).compareTo(settings.answer()) >= 0;
    }

    private static final class Entry {
        private final Publication publication;
        private final CompletableFuture<Outcome> answer = new CompletableFuture<>();
        private Instant sent = Instant.EPOCH;

        Entry(Publication publication) {
            this.publication = publication;
        }

        int cost() {
            return publication.payload().size() + BESIDES;
        }
    }
}
