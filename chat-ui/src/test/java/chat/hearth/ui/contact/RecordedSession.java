package chat.hearth.ui.contact;

import chat.hearth.core.contact.Assurance;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.event.Follower;
import chat.hearth.core.event.Overview;
import chat.hearth.core.event.Subscription;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.Privacy;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.session.Session;
import chat.hearth.core.transport.Link;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A session that writes down what it is asked for, as `accept(aaaa…)`, and answers what it is told to.
public final class RecordedSession {
    public static final PeerId SELF = new PeerId("s".repeat(32));
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final List<String> calls = new ArrayList<>();
    private final List<Follower> followers = new ArrayList<>();
    private final Map<String, CompletionStage<?>> answers = new HashMap<>();
    private final List<Contact> contacts;

    public RecordedSession(Contact... contacts) {
        this.contacts = List.of(contacts);
    }

    public Session session() {
        return (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(),
                new Class<?>[] {Session.class},
                (_, method, parts) -> called(method, parts));
    }

    public List<String> calls() {
        return calls;
    }

    public void answer(String method, CompletionStage<?> answer) {
        answers.put(method, answer);
    }

    public void tell(ChatEvent event) {
        List.copyOf(followers).forEach(follower -> follower.happened(event));
    }

    public int followers() {
        return followers.size();
    }

    public static Contact contact(String letter, String name, Standing standing) {
        return contact(new PeerId(letter.repeat(32)), name, standing);
    }

    public static Contact contact(PeerId peer, String name, Standing standing) {
        return new Contact(
                peer,
                new DisplayName(name),
                Optional.empty(),
                standing,
                Address.of(peer),
                Optional.empty(),
                new Slot("slot"),
                Optional.empty(),
                Optional.empty(),
                "Hi, it is me",
                NOON,
                Assurance.NONE);
    }

    private @Nullable Object called(Method method, Object @Nullable [] parts) {
        if (method.getName().equals("self")) {
            return SELF;
        }
        if (method.getName().equals("privacy")) {
            return answers.getOrDefault("privacy", CompletableFuture.completedFuture(Privacy.OPEN));
        }
        if (method.getName().equals("follow") && parts != null) {
            return follow((Follower) parts[1]);
        }
        String said =
                parts == null ? "" : Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining(", "));
        calls.add(method.getName() + "(" + said + ")");
        return CompletionStage.class.isAssignableFrom(method.getReturnType())
                ? answers.getOrDefault(method.getName(), CompletableFuture.completedFuture(null))
                : null;
    }

    private Subscription follow(Follower follower) {
        followers.add(follower);
        follower.begin(
                new Overview(SELF, new DisplayName("Me"), new Link.Closed(), contacts, List.of(), Map.of(), Set.of()));
        return () -> followers.remove(follower);
    }
}
