package chat.hearth.ui.conversation;

import chat.hearth.core.conversation.Message;
import chat.hearth.core.time.ManualCore;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/// A conversation in a store in memory, and its view model, both turned by hand.
final class StoredConversation {
    private static final Instant NOON = FakeSession.NOON;

    final ManualCore core = new ManualCore(NOON.plus(Duration.ofDays(1)));
    final ManualCore ui = new ManualCore();
    final FakeSession session = new FakeSession(core);
    final Places places = new Places();

    /// So many messages of the other one, a second apart, called `m0`, `m1`, ….
    List<Message> stored(int count) {
        List<Message> messages = IntStream.range(0, count)
                .mapToObj(i -> session.theirs(NOON.plusSeconds(i), "m" + i))
                .toList();
        session.arrive(messages);
        core.runReady();
        return messages;
    }

    /// Everything up to this message has been on screen.
    void read(Message message) {
        session.markRead(FakeSession.CHAT, message.position());
        session.calls.clear();
        core.runReady();
    }

    ConversationViewModel open() {
        ConversationViewModel model = model();
        run();
        return model;
    }

    /// Not yet loaded.
    ConversationViewModel model() {
        Times times = new Times(new Texts(), core, () -> ZoneOffset.UTC);
        return new ConversationViewModel(session, ui, times, places, FakeSession.CHAT);
    }

    /// Until nothing is left to do on either side.
    void run() {
        boolean ran = true;
        while (ran) {
            ran = core.runReady();
            ran = ui.runReady() || ran;
        }
    }

    static List<Message> messages(ConversationViewModel model) {
        return model.rows().stream()
                .<Message>mapMulti((row, into) -> {
                    if (row instanceof Row.Bubble bubble) {
                        into.accept(bubble.message());
                    }
                })
                .toList();
    }

    static List<String> texts(ConversationViewModel model) {
        return messages(model).stream().map(Message::text).toList();
    }

    /// How many lines of what is new there are.
    static long lines(ConversationViewModel model) {
        return model.rows().stream().filter(Row.NewMessages.class::isInstance).count();
    }

    /// Of the message below the line of what is new.
    static String textBelowLine(ConversationViewModel model) {
        int line = IntStream.range(0, model.rows().size())
                .filter(i -> model.rows().get(i) instanceof Row.NewMessages)
                .findFirst()
                .orElseThrow();
        return ((Row.Bubble) model.rows().get(line + 1)).message().text();
    }
}
