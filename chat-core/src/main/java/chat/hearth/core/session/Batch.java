package chat.hearth.core.session;

import chat.hearth.core.store.Change;
import chat.hearth.core.store.DeviceKey;
import chat.hearth.core.store.MessageKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/// Transactions that become durable as one, in the order in which they were asked for. What a later one puts where an
/// earlier one has put something is stored alone.
final class Batch {
    /// So that the first does not wait long for the last.
    static final int MOST = 128;

    private final List<Transaction> transactions = new ArrayList<>();
    private final Set<MessageKey> appended = new HashSet<>();

    /// Takes the next ones out of the queue, at least one if there is any.
    static Batch next(Queue<Transaction> waiting) {
        Batch batch = new Batch();
        while (!waiting.isEmpty() && batch.transactions.size() < MOST && batch.add(waiting.element())) {
            waiting.remove();
        }
        return batch;
    }

    List<Transaction> transactions() {
        return transactions;
    }

    List<Change> changes() {
        if (transactions.size() == 1) {
            return transactions.getFirst().changes();
        }
        Map<Object, Change> last = new LinkedHashMap<>();
        transactions.forEach(each -> each.changes().forEach(change -> {
            Object place = place(change);
            last.remove(place);
            last.put(place, change);
        }));
        return List.copyOf(last.values());
    }

    /// A message that is in this already would look as if it had been stored before: so its second coming waits.
    private boolean add(Transaction transaction) {
        Set<MessageKey> messages = new HashSet<>();
        for (Change change : transaction.changes()) {
            if (change instanceof Change.Append(var message)) {
                messages.add(MessageKey.of(message));
            }
        }
        if (messages.stream().anyMatch(appended::contains)) {
            return false;
        }
        appended.addAll(messages);
        return transactions.add(transaction);
    }

    /// Changes of one place do not see what others do, and the last of them is all that counts.
    private static Object place(Change change) {
        return switch (change) {
            case Change.PutClock put -> put.conversation();
            case Change.PutOutStream put ->
                new Stream(new DeviceKey(put.stream().peer(), put.stream().device()), true);
            case Change.PutInStream put ->
                new Stream(new DeviceKey(put.stream().peer(), put.stream().device()), false);
            case Change.PutOutboxEntry put -> put.entry().key();
            case Change.RemoveOutboxEntry remove -> remove.key();
            case Change.PutSession put -> put.session().key();
            case Change.RemoveSession remove -> remove.key();
            case Change.PutAccount _,
                    Change.PutPrivacy _,
                    Change.PutNetwork _,
                    Change.PutOwnCard _,
                    Change.PutPrekeys _,
                    Change.PutConnectionNumber _,
                    Change.PutHome _,
                    Change.PutContact _,
                    Change.RemoveContact _,
                    Change.PutToken _,
                    Change.RemoveToken _,
                    Change.Append _,
                    Change.SetDelivery _,
                    Change.DeleteMessage _,
                    Change.MarkRead _,
                    Change.PutDraft _,
                    Change.EraseConversation _,
                    Change.PutPresence _ -> new Object();
        };
    }

    private record Stream(DeviceKey device, boolean out) {}
}
