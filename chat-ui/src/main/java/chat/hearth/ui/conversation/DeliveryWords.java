package chat.hearth.ui.conversation;

import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.ui.view.Texts;
import chat.hearth.ui.view.Times;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What became of a message, in words.
final class DeliveryWords {
    private final Texts texts;
    private final Times times;

    DeliveryWords(Texts texts, Times times) {
        this.texts = texts;
        this.times = times;
    }

    /// When each thing happened to the message, a line each.
    String history(Message message) {
        return switch (message.delivery()) {
            case Delivery.Received _ ->
                lines(List.of(
                        line("written", Optional.of(message.written())),
                        line("received", Optional.of(message.received()))));
            case Delivery.Queued _ ->
                lines(List.of(queued(message), Optional.of(texts.get("conversation.state.queued.long"))));
            case Delivery.Sent(var at) -> lines(List.of(queued(message), line("sent", Optional.of(at))));
            case Delivery.Delivered(var sent, var at) ->
                lines(List.of(queued(message), line("sent", sent), line("delivered", Optional.of(at))));
            case Delivery.Read(var sent, var delivered, var at) ->
                lines(List.of(
                        queued(message),
                        line("sent", sent),
                        line("delivered", delivered),
                        line("read", Optional.of(at))));
            case Delivery.Failed(var _, var at) -> lines(List.of(queued(message), line("failed", Optional.of(at))));
        };
    }

    /// A whole sentence.
    String failure(Delivery.Reason reason) {
        String why = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return texts.get("conversation.failure", texts.get("conversation.failure." + why));
    }

    /// Who wrote it, what, when, and what became of it, for somebody who listens.
    String spoken(Message message, String theirName) {
        String time = times.moment(message.shownAt());
        return message.isMine()
                ? texts.get("conversation.spoken.mine", message.text(), time, state(message.delivery()))
                : texts.get("conversation.spoken.theirs", theirName, message.text(), time);
    }

    private String state(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Received _ -> "";
            case Delivery.Queued _ -> texts.get("conversation.state.queued");
            case Delivery.Sent _ -> texts.get("conversation.state.sent");
            case Delivery.Delivered _ -> texts.get("conversation.state.delivered");
            case Delivery.Read _ -> texts.get("conversation.state.read");
            case Delivery.Failed(var reason, var _) -> failure(reason);
        };
    }

    private Optional<String> queued(Message message) {
        return line("written", Optional.of(message.received()));
    }

    private Optional<String> line(String what, Optional<Instant> at) {
        return at.map(when -> texts.get("conversation.time." + what, times.full(when)));
    }

    private static String lines(List<Optional<String>> lines) {
        return lines.stream().flatMap(Optional::stream).collect(Collectors.joining("\n"));
    }
}
