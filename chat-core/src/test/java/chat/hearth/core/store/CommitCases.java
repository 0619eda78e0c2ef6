package chat.hearth.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import chat.hearth.core.conversation.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// In which order commits are made and answered, and what is left when one of them fails.
abstract class CommitCases extends MessageCases {
    @Test
    void commitThatCannotBeMadeLeavesNothing() {
        commit(append(received(1)));

        StoreException.Why why =
                refusal(() -> store.commit(List.of(append(received(2)), read(received(2)), impossible())));

        assertEquals(StoreException.Why.FAILED, why);
        assertEquals(List.of("1"), history());
        assertEquals(1, withBob().unread());
        assertEquals(List.of(), List.copyOf(commit(append(received(2))).seenBefore()));
    }

    @Test
    void failedCommitTakesThoseBehindItAlongAndNoneBefore() {
        CompletableFuture<List<String>> told = ask(() -> tell(List.of(
                () -> store.commit(List.of(append(received(1)))),
                () -> store.commit(List.of(append(received(2)), impossible())),
                () -> store.commit(List.of(append(received(3)))),
                () -> store.commit(List.of(append(received(4)))))));
        await(told);

        assertEquals(List.of("0 done", "1 FAILED", "2 FAILED", "3 FAILED"), told.join());
        assertEquals(List.of("1"), history());
    }

    @Test
    void commitAskedForAfterAFailureWasToldIsMade() {
        refusal(() -> store.commit(List.of(impossible())));

        commit(append(received(1)));
        reopen();

        assertEquals(List.of("1"), history());
    }

    @Test
    void commitAskedForWhenTheFailureIsToldIsMade() {
        CompletableFuture<Committed> second = new CompletableFuture<>();
        CompletableFuture<Void> asked = ask(() -> store.commit(List.of(impossible()))
                .<Void>handle((_, _) -> null)
                .thenRun(() -> store.commit(List.of(append(received(1)))).thenAccept(second::complete)));
        await(asked);
        await(second);

        assertEquals(List.of("1"), history());
    }

    @Test
    void commitsCompleteInTheOrderInWhichTheyWereAskedFor() {
        List<Supplier<CompletionStage<Committed>>> calls = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            Change change = append(received(i));
            calls.add(() -> store.commit(List.of(change)));
            expected.add(i + " done");
        }

        CompletableFuture<List<String>> told = ask(() -> tell(calls));
        await(told);

        assertEquals(expected, told.join());
    }

    @Test
    void everyAnswerComesLaterAndOnTheCoreThread() {
        List<Thread> core = new ArrayList<>();
        List<Thread> answered = new ArrayList<>();
        CompletableFuture<Void> all = ask(() -> {
            core.add(Thread.currentThread());
            List<CompletionStage<?>> stages = List.of(
                    store.load(),
                    store.commit(List.of(append(received(1)))),
                    store.commit(List.of(impossible())),
                    store.page(WITH_BOB, new PageRequest.Newest(1)),
                    store.message(MessageKey.of(received(1))));
            List<CompletableFuture<?>> ends = new ArrayList<>();
            stages.forEach(stage -> ends.add(
                    stage.handle((_, _) -> answered.add(Thread.currentThread())).toCompletableFuture()));
            assertEquals(List.of(), answered);
            return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
        });
        await(all);

        assertEquals(5, answered.size());
        answered.forEach(thread -> assertSame(core.getFirst(), thread));
    }

    @Test
    void pageSeesEveryCommitThatHasCompleted() {
        CompletableFuture<List<String>> seen = ask(() -> store.commit(List.of(append(received(1))))
                .thenCompose(_ -> store.page(WITH_BOB, new PageRequest.Newest(10)))
                .thenApply(StoreFixture::texts));
        await(seen);

        assertEquals(List.of("1"), seen.join());
    }

    @Test
    void fullDiskLosesNothingAndWorkGoesOnOnceThereIsSpace() {
        commit(append(received(1)));
        fillDisk();
        StoreException.Why why = refusal(() -> store.commit(List.of(append(received(2)))));
        List<String> whileFull = history();
        freeDisk();

        commit(append(received(2)));
        reopen();

        assertEquals(StoreException.Why.FULL, why);
        assertEquals(List.of("1"), whileFull);
        assertEquals(List.of("1", "2"), history());
    }

    @Test
    void closeFinishesWhatWasAskedForBefore() {
        CompletableFuture<List<String>> told = ask(() -> tell(List.of(
                () -> store.commit(List.of(append(received(1)))),
                () -> store.page(WITH_BOB, new PageRequest.Newest(10)),
                () -> store.commit(List.of(append(received(2)))),
                () -> store.close())));
        await(told);
        openStore();

        assertEquals(
                List.of("0 done", "1 done", "2 done", "3 done"),
                told.join().stream().sorted().toList());
        assertEquals("3 done", told.join().getLast());
        assertEquals(List.of("1", "2"), history());
    }

    /// Makes all calls at once and tells how they end, in the order of their ends.
    private static CompletionStage<List<String>> tell(List<? extends Supplier<? extends CompletionStage<?>>> calls) {
        List<String> ends = new ArrayList<>();
        CompletableFuture<List<String>> all = new CompletableFuture<>();
        for (int i = 0; i < calls.size(); i++) {
            int number = i;
            calls.get(i).get().whenComplete((_, failure) -> {
                String end = failure instanceof StoreException why ? why.why().name() : "done";
                ends.add(number + " " + end);
                if (ends.size() == calls.size()) {
                    all.complete(ends);
                }
            });
        }
        return all;
    }
}
