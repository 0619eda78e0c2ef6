package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.delivery.Pace;
import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.SignedBundle;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.seal.SealedSession;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Packet;
import chat.hearth.core.transport.Watch;
import chat.hearth.core.wire.BundleCodec;
import chat.hearth.core.wire.CardCodec;
import chat.hearth.core.wire.People;
import chat.hearth.core.wire.RequestCodec;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Strangers who ask while Alice is away, each with a card and a request of their own that is rightly sealed, and Bob,
/// who is her contact and writes meanwhile.
@Timeout(value = 30, unit = TimeUnit.MINUTES)
@SuppressWarnings("NullAway.Init") // set before each test
public abstract class Strangers {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MESSAGES = 10;
    private static final int MOST_REQUESTS = 100;
    /// In bytes. What ten thousand requests take is more.
    private static final long MOST_MEMORY = 24L << 20;

    private final SecureRandom random = new SecureRandom();
    private Someone alice;
    private Someone bob;
    private SignedCard card;
    private SignedBundle bundle;

    /// Starts a broker that remembers nothing.
    protected abstract void start() throws IOException;

    protected abstract void stop();

    /// How people enter there.
    protected abstract NetworkChoice network();

    /// One more stranger enters, puts this at the door of that address, and goes.
    ///
    /// @param number of the stranger
    protected abstract void ask(int number, Address whom, Bytes request) throws IOException;

    @BeforeEach
    void meet() throws IOException {
        start();
        alice = new Someone("Alice", network(), Pace.NORMAL);
        bob = new Someone("Bob", network(), Pace.NORMAL);
        bob.meet(alice);
        Address hers = Address.of(alice.id());
        try (Peer reader = Peer.at(network()).up()) {
            reader.watch(new Watch.Card(hers));
            reader.watch(new Watch.Bundles(hers));
            card = CardCodec.decode(kept(reader, Mailbox.CardOf.class));
            bundle = BundleCodec.decode(
                    kept(reader, Mailbox.BundleOf.class), card.card().devices().getFirst());
        }
        alice.quit();
    }

    @AfterEach
    void part() {
        try {
            alice.close();
            bob.close();
        } finally {
            stop();
        }
    }

    @Test
    void manyOfThemTakeNothingFromAContact() throws IOException {
        flood(160);
    }

    @Test
    @Tag("long")
    void tenThousandOfThemTakeNothingFromAContact() throws IOException {
        flood(10_000);
    }

    private void flood(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            ask(i, Address.of(alice.id()), request());
        }
        List<String> written = IntStream.rangeClosed(1, MESSAGES)
                .mapToObj(i -> "message " + i)
                .peek(text -> bob.write(alice, text))
                .toList();
        Await.within(LIMIT, "the broker has them", () -> bob.sent() == MESSAGES);
        long before = usedMemory();

        alice.launch();
        Await.within(LIMIT, "all have come", () -> alice.shown().size() == MESSAGES);
        Await.within(LIMIT, "as many have asked as are kept", () -> alice.requests() == MOST_REQUESTS);
        Await.within(LIMIT, "the contact learns of it", () -> bob.delivered() == MESSAGES);

        assertEquals(written, alice.texts(bob));
        assertEquals(MOST_REQUESTS, alice.requests());
        long taken = usedMemory() - before;
        assertTrue(taken < MOST_MEMORY, taken + " bytes");
    }

    private Bytes request() {
        Account stranger = Peer.somebody();
        Instant now = Instant.now();
        SealedSession begun =
                SealedSession.begin(stranger, People.sealingCard(stranger, now), card.card(), bundle, now, random);
        Bytes says = RequestCodec.sealed(
                stranger,
                new Slot("answer"),
                "Hello",
                Optional.empty(),
                begun.openingDigest().orElseThrow());
        return begun.reserve(1).keys().getFirst().seal(says);
    }

    private static Bytes kept(Peer reader, Class<? extends Mailbox> kind) {
        Await.within(LIMIT, () -> "a " + kind, () -> find(reader, kind).isPresent());
        return find(reader, kind).orElseThrow().payload();
    }

    private static Optional<Packet> find(Peer reader, Class<? extends Mailbox> kind) {
        return reader.packets.stream()
                .filter(packet -> kind.isInstance(packet.mailbox()))
                .findFirst();
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
