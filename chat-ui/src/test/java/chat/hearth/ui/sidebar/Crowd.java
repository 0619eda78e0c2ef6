package chat.hearth.ui.sidebar;

import chat.hearth.core.contact.Assurance;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.conversation.Conversation;
import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.event.ChatEvent;
import chat.hearth.core.event.Follower;
import chat.hearth.core.event.Overview;
import chat.hearth.core.event.Subscription;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.session.Session;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.Place;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Many people around one session, who say what the test tells them to. It answers on the calling thread.
final class Crowd {
    static final PeerId SELF = peer(0);
    static final Instant NOW = Instant.parse("2026-11-25T10:45:00Z");
    static final Link UP =
            new Link.Up(new Place(Address.of(SELF), Place.Rules.OPEN), true, true, NOW.minusSeconds(600));

    final List<String> asked = new ArrayList<>();
    private final List<Follower> followers = new ArrayList<>();
    private final Map<PeerId, Contact> contacts = new HashMap<>();
    private final Map<PeerId, Conversation> conversations = new HashMap<>();
    private final Map<PeerId, Presence> presences = new HashMap<>();
    private Link link = UP;
    private long count;

    static PeerId peer(int number) {
        return new PeerId(String.format("%032d", number)
                .chars()
                .mapToObj(digit -> "" + (char) (digit - '0' + 'a'))
                .collect(Collectors.joining()));
    }

    Session session() {
        return (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(),
                new Class<?>[] {Session.class},
                (_, method, parts) -> answer(method, parts));
    }

    void knows(int number, String name, Standing standing, Instant since) {
        contactIs(new Contact(
                peer(number),
                new DisplayName(name),
                Optional.empty(),
                standing,
                Address.of(peer(number)),
                Optional.empty(),
                Slot.of(Address.of(SELF)),
                Optional.empty(),
                Optional.empty(),
                "",
                since,
                Assurance.NONE));
    }

    void knows(int number, String name) {
        knows(number, name, Standing.ACCEPTED, NOW.minusSeconds(1_000_000L + number));
    }

    void contactIs(Contact contact) {
        contacts.put(contact.id(), contact);
        tell(new ChatEvent.ContactChanged(contact));
    }

    Contact contact(int number) {
        return Optional.ofNullable(contacts.get(peer(number))).orElseThrow();
    }

    void says(int number, Instant at, String text, int unread) {
        last(number, message(number, peer(number), at, text, new Delivery.Received()), unread);
    }

    void hears(int number, Instant at, String text, Delivery delivery) {
        last(number, message(number, SELF, at, text, delivery), 0);
    }

    void drafts(int number, String draft) {
        conversationIs(conversation(number).withDraft(draft));
    }

    void presenceIs(int number, Presence presence) {
        presences.put(peer(number), presence);
        tell(new ChatEvent.PresenceChanged(peer(number), presence));
    }

    void linkIs(Link now) {
        link = now;
        tell(new ChatEvent.LinkChanged(now));
    }

    private void last(int number, Message message, int unread) {
        conversationIs(
                new Conversation(new ConversationId(peer(number)), Optional.of(message), unread, Optional.empty(), ""));
    }

    private Conversation conversation(int number) {
        return conversations.getOrDefault(peer(number), Conversation.empty(new ConversationId(peer(number))));
    }

    private void conversationIs(Conversation now) {
        conversations.put(now.id().peer(), now);
        tell(new ChatEvent.ConversationChanged(now));
    }

    private Message message(int number, PeerId sender, Instant at, String text, Delivery delivery) {
        count++;
        return new Message(
                new ConversationId(peer(number)),
                new MessageId(new UUID(7, count)),
                sender,
                (at.toEpochMilli() << 16) + count,
                at,
                at,
                text,
                delivery);
    }

    private void tell(ChatEvent event) {
        followers.forEach(follower -> follower.happened(event));
    }

    private @Nullable Object answer(Method method, Object[] parts) {
        return switch (method.getName()) {
            case "self" -> SELF;
            case "follow" -> follow((Follower) parts[1]);
            default -> {
                asked.add(method.getName());
                yield null;
            }
        };
    }

    private Subscription follow(Follower follower) {
        follower.begin(new Overview(
                SELF,
                new DisplayName("Yuki Tanaka"),
                link,
                List.copyOf(contacts.values()),
                List.copyOf(conversations.values()),
                presences,
                Set.of()));
        followers.add(follower);
        return () -> followers.remove(follower);
    }
}
