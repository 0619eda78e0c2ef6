package chat.hearth.ui.conversation;

import chat.hearth.core.conversation.Message;
import chat.hearth.core.time.DaemonCoreThread;
import chat.hearth.ui.text.FxThread;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Measures one conversation of 100,000 messages, kept in memory: frames while it scrolls, how long the window takes to
/// answer while 1,000 messages a second arrive, and the time from Enter to the frame with the own bubble. Run it with
/// `-Dglass.platform=Headless -Dprism.order=sw`, or on a screen.
public final class ScrollBench {
    private static final int MESSAGES = 100_000;
    private static final int SECONDS = 10;
    private static final int ARRIVALS_A_SECOND = 1_000;
    private static final int SENDS = 30;
    private static final double PIXELS_A_FRAME = 90;

    private static final Instant START = FakeSession.NOON;
    private static final Instant END = START.plusSeconds(2 * MESSAGES);
    private final FakeSession session;
    private final ShownConversation page;

    private ScrollBench(FakeSession session, ShownConversation page) {
        this.session = session;
        this.page = page;
    }

    public static void main(String[] arguments) throws Exception {
        FxThread.startWithFonts();
        var core = new DaemonCoreThread("core", InstantSource.fixed(END));
        var session = new FakeSession(core);
        fill(session, core);
        var shown = FxThread.call(() -> {
            var again = new ShownConversation(session, core, Platform::runLater, new Places());
            again.stage.show();
            return again;
        });
        var bench = new ScrollBench(session, shown);
        bench.sleep(2);
        bench.scroll(-PIXELS_A_FRAME);
        bench.scroll(-PIXELS_A_FRAME);
        bench.arrive();
        bench.send();
        FxThread.call(() -> {
            shown.close();
            return true;
        });
    }

    private static void fill(FakeSession session, DaemonCoreThread core) throws Exception {
        for (int from = 0; from < MESSAGES; from += 5_000) {
            session.arrive(IntStream.range(from, from + 5_000)
                    .mapToObj(i -> message(session, i))
                    .toList());
        }
        Message last = session.theirs(START.plusSeconds(MESSAGES), "the last");
        session.arrive(last);
        session.markRead(FakeSession.CHAT, last.position());
        var done = new CompletableFuture<Boolean>();
        core.execute(() -> core.execute(() -> core.execute(() -> done.complete(true))));
        done.get(2, TimeUnit.MINUTES);
        System.out.println(MESSAGES + " messages stored");
    }

    private static Message message(FakeSession session, int i) {
        return session.theirs(
                START.plusSeconds(i),
                "Message " + i + " 早上好 " + "and some more words ".repeat(i % 9) + (i % 5 == 0 ? "😀" : ""));
    }

    private void scroll(double pixels) throws Exception {
        var frames = new CompletableFuture<Long>();
        FxThread.call(() -> {
            new AnimationTimer() {
                private long first;
                private long count;

                @Override
                public void handle(long now) {
                    first = first == 0 ? now : first;
                    count++;
                    list().scroll(pixels);
                    if (now - first > TimeUnit.SECONDS.toNanos(SECONDS)) {
                        stop();
                        frames.complete(count);
                    }
                }
            }.start();
            return true;
        });
        long count = frames.get(2, TimeUnit.MINUTES);
        String top = FxThread.call(() -> list().shown().getFirst().text());
        System.out.printf("scrolling: %.1f frames/s, now at “%.16s”%n", count / (double) SECONDS, top);
    }

    private void arrive() throws Exception {
        FxThread.call(() -> {
            page.button("#jump").fire();
            return true;
        });
        sleep(1);
        var feeder = Thread.ofPlatform().daemon().start(this::feed);
        long[] lags = new long[SECONDS * 40];
        for (int i = 0; i < lags.length; i++) {
            long asked = System.nanoTime();
            lags[i] = FxThread.call(() -> System.nanoTime() - asked);
            TimeUnit.MILLISECONDS.sleep(20);
        }
        feeder.join();
        sleep(1);
        String last = FxThread.call(() -> list().shown().getLast().text());
        print("window's answer while " + ARRIVALS_A_SECOND + " messages/s arrive (at the end: " + last + ")", lags);
    }

    private void feed() {
        long begun = System.nanoTime();
        for (int i = 0; i < SECONDS * ARRIVALS_A_SECOND; i++) {
            long due = begun + i * TimeUnit.SECONDS.toNanos(1) / ARRIVALS_A_SECOND;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(200_000);
            }
            session.arrive(session.theirs(START.plusSeconds(MESSAGES + i), "Arrival " + i));
        }
    }

    private void send() throws Exception {
        long[] times = new long[SENDS];
        for (int i = 0; i < SENDS; i++) {
            String text = "own " + i;
            var painted = new CompletableFuture<Long>();
            FxThread.call(() -> {
                press(text, painted);
                return true;
            });
            times[i] = painted.get(20, TimeUnit.SECONDS);
            TimeUnit.MILLISECONDS.sleep(100);
        }
        print("Enter to the frame with the own bubble", times);
    }

    private void press(String text, CompletableFuture<Long> painted) {
        var input = page.find("#input", TextInputControl.class);
        input.setText(text);
        long pressed = System.nanoTime();
        Runnable[] look = new Runnable[1];
        look[0] = () -> {
            if (list().shown().stream().anyMatch(message -> message.text().equals(text))) {
                page.scene.removePostLayoutPulseListener(look[0]);
                painted.complete(System.nanoTime() - pressed);
            }
        };
        page.scene.addPostLayoutPulseListener(look[0]);
        input.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
    }

    private MessageList list() {
        return page.find(".message-list", MessageList.class);
    }

    private void sleep(int seconds) throws InterruptedException {
        TimeUnit.SECONDS.sleep(seconds);
    }

    private static void print(String what, long[] nanos) {
        Arrays.sort(nanos);
        List<Double> millis = Arrays.stream(nanos).mapToObj(nano -> nano / 1e6).toList();
        System.out.printf(
                "%s: p50 %.1f ms, p95 %.1f ms, max %.1f ms%n",
                what, millis.get(millis.size() / 2), millis.get(millis.size() * 95 / 100), millis.getLast());
    }
}
