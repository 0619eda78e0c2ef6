package chat.hearth.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.time.ManualCore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final Instant NOON = FakeSession.NOON;

    private final FakeSession session = new FakeSession(new ManualCore());

    @Test
    void aDayBeginsAtMidnightOfTheReadersZone() {
        List<Message> messages = List.of(
                session.theirs(Instant.parse("2026-11-20T14:59:00Z"), "a"),
                session.theirs(Instant.parse("2026-11-20T15:00:00Z"), "b"));

        List<String> rows = words(Rows.of(messages, Optional.empty(), ZoneId.of("Asia/Tokyo")));

        assertEquals(List.of("2026-11-20", "(a)", "2026-11-21", "(b)"), rows);
    }

    @Test
    void messagesOfOneWriterWithinFiveMinutesAreOneGroup() {
        List<Message> messages = List.of(
                session.theirs(NOON, "a"),
                session.theirs(NOON.plus(Duration.ofMinutes(5)), "b"),
                session.theirs(NOON.plus(Duration.ofMinutes(10)).plusMillis(1), "c"),
                session.mine(NOON.plus(Duration.ofMinutes(11)), "d", new Delivery.Queued()));

        List<String> rows = words(Rows.of(messages, Optional.empty(), ZoneOffset.UTC));

        assertEquals(List.of("2026-11-20", "(a", "b)", "(c)", "(d)"), rows);
    }

    @Test
    void theLineEndsAGroupAndStandsAboveItsMessage() {
        List<Message> messages = List.of(session.theirs(NOON, "a"), session.theirs(NOON, "b"));

        List<String> rows = words(Rows.of(messages, Optional.of(messages.get(1).position()), ZoneOffset.UTC));

        assertEquals(List.of("2026-11-20", "(a)", "new", "(b)"), rows);
    }

    @Test
    void aRowThatStaysIsNotTouchedWhileBothEndsChange() {
        List<Message> messages = IntStream.range(0, 100)
                .mapToObj(i -> session.theirs(NOON.plusSeconds(600L * i), "m" + i))
                .toList();
        ObservableList<Row> shown = list(messages.subList(20, 80));
        List<Row> touched = new ArrayList<>();
        shown.addListener((ListChangeListener<Row>) change -> {
            while (change.next()) {
                touched.addAll(change.getRemoved());
            }
        });

        Rows.show(shown, rows(messages.subList(0, 50)));

        assertEquals(rows(messages.subList(0, 50)), shown);
        assertEquals(
                List.of(),
                words(touched).stream()
                        .filter(word -> word.startsWith("(m2") || word.startsWith("(m3"))
                        .toList());
    }

    @Test
    void anyTwoStretchesLeadToOneAnother() {
        Random random = new Random(7);
        List<Message> messages = IntStream.range(0, 60)
                .mapToObj(i -> random.nextBoolean()
                        ? session.theirs(NOON.plusSeconds(1_000L * i), "t" + i)
                        : session.mine(NOON.plusSeconds(1_000L * i), "m" + i, new Delivery.Queued()))
                .toList();
        ObservableList<Row> shown = FXCollections.observableArrayList();

        for (int round = 0; round < 500; round++) {
            List<Message> some = messages.stream()
                    .filter(_ -> random.nextInt(3) > 0)
                    .map(message -> random.nextBoolean() ? message : message.withDelivery(new Delivery.Sent(NOON)))
                    .toList();
            Rows.show(shown, rows(some));

            assertEquals(rows(some), shown);
        }
    }

    private static ObservableList<Row> list(List<Message> messages) {
        return FXCollections.observableArrayList(rows(messages));
    }

    private static List<Row> rows(List<Message> messages) {
        return Rows.of(messages, Optional.empty(), ZoneOffset.UTC);
    }

    /// A bubble is its text, with brackets where a group begins and ends.
    static List<String> words(List<Row> rows) {
        return rows.stream().map(RowsTest::word).toList();
    }

    private static String word(Row row) {
        return switch (row) {
            case Row.Day(var date, var _) -> date.toString();
            case Row.NewMessages _ -> "new";
            case Row.Bubble(var message, var first, var last) ->
                (first ? "(" : "") + message.text() + (last ? ")" : "");
        };
    }
}
