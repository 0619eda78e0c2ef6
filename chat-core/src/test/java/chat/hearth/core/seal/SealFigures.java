package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.wire.InnerCodec;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Measures what encryption costs beside the bare AES-256-GCM of the JDK, in turn, and prints a table.
final class SealFigures {
    private static final int WARM = 4_000;
    private static final int TIMES = 10_000;
    private static final int HANDSHAKES = 400;
    private static final int SKIPPED = 5_000;
    /// So many of one kind, then of the next.
    private static final int TURN = 100;

    private final SecureRandom random = new SecureRandom();
    private final Bytes key = Bytes.random(Aead.KEY_SIZE, random);
    private final Bytes inner = InnerCodec.encode(Peer.text("x".repeat(150)));
    private long nonce;

    private SealFigures() {}

    public static void main(String[] args) {
        SealFigures figures = new SealFigures();
        figures.chain(WARM);
        figures.handshakes(Suite.HYBRID, HANDSHAKES);
        say("| what | p50 | p99 |");
        say("|---|---|---|");
        figures.chain(TIMES);
        figures.turns();
        for (Suite suite : Suite.values()) {
            figures.handshakes(suite, HANDSHAKES).forEach(Row::print);
        }
        figures.skipping();
    }

    private record Row(String what, List<Double> micros) {
        Row(String what) {
            this(what, new ArrayList<>());
        }

        <T> T time(Supplier<T> work) {
            long start = System.nanoTime();
            T result = work.get();
            micros.add((System.nanoTime() - start) / 1e3);
            return result;
        }

        void print() {
            List<Double> sorted = micros.stream().sorted().toList();
            say(String.format(
                    Locale.ROOT,
                    "| %s | %,.1f µs | %,.1f µs |",
                    what,
                    sorted.get(sorted.size() / 2),
                    sorted.get(sorted.size() * 99 / 100)));
        }
    }

    /// Messages of 256 bytes in one chain, the state encoded for the store each time.
    private void chain(int times) {
        Row reserve = new Row("take a key, with the state in bytes for the store");
        Row seal = new Row("seal 256 bytes");
        Row open = new Row("open them, with the state in bytes for the store");
        Row bareSeal = new Row("bare AES-256-GCM of the JDK, seal 256 bytes");
        Row bareOpen = new Row("bare AES-256-GCM of the JDK, open them");
        Peer alice = new Peer("Alice", Suite.HYBRID, random);
        Peer bob = new Peer("Bob", Suite.HYBRID, random);
        alice.begin(bob);
        bob.open(alice.seal("hello"));
        alice.open(bob.seal("hello"));
        bob.open(alice.seal("there"));
        for (int i = 0; i < times; i += TURN) {
            for (int j = 0; j < TURN; j++) {
                SealingKey sealing = reserve.time(() -> taken(alice));
                Bytes envelope = seal.time(() -> sealing.seal(inner));
                bob.keep(open.time(() -> opened(bob, envelope)));
            }
            for (int j = 0; j < TURN; j++) {
                byte[] sealed = bareSeal.time(() -> bare(Cipher.ENCRYPT_MODE, nonce, inner.toArray()));
                bareOpen.time(() -> bare(Cipher.DECRYPT_MODE, nonce, sealed));
                nonce++;
            }
        }
        if (times == TIMES) {
            say("| message of " + inner.size() + " bytes in a chain | | |");
            List.of(reserve, seal, open, bareSeal, bareOpen).forEach(Row::print);
        }
    }

    private static SealingKey taken(Peer alice) {
        SealedSession.Reservation reserved = alice.session().reserve(1);
        reserved.session().encode();
        alice.keep(reserved.session());
        return reserved.keys().getFirst();
    }

    private SealedSession opened(Peer bob, Bytes envelope) {
        SealedSession after = bob.session().open(envelope, Peer.NOON, random).session();
        after.encode();
        return after;
    }

    private byte[] bare(int mode, long number, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            byte[] iv = Bytes.ofHex(String.format(Locale.ROOT, "%024x", number)).toArray();
            cipher.init(mode, new SecretKeySpec(key.toArray(), "AES"), new GCMParameterSpec(128, iv));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Each message an answer: three agreements a message.
    private void turns() {
        Row turn = new Row("open the first message of a turn");
        Peer alice = new Peer("Alice", Suite.HYBRID, random);
        Peer bob = new Peer("Bob", Suite.HYBRID, random);
        alice.begin(bob);
        bob.open(alice.seal("hello"));
        for (int i = 0; i < HANDSHAKES; i++) {
            Bytes toAlice = bob.seal("x");
            alice.keep(turn.time(() -> opened(alice, toAlice)));
            Bytes toBob = alice.seal("x");
            bob.keep(turn.time(() -> opened(bob, toBob)));
        }
        turn.print();
    }

    private List<Row> handshakes(Suite suite, int times) {
        Row begin = new Row("begin a session, suite " + suite.number());
        Row introduce = new Row("see who begins one, suite " + suite.number());
        Row answer = new Row("take it, with its first message, suite " + suite.number());
        Peer alice = new Peer("Alice", suite, random);
        Peer bob = new Peer("Bob", suite, random);
        for (int i = 0; i < times; i++) {
            SealedSession session = begin.time(() -> alice.sessionWith(bob));
            Bytes envelope = session.reserve(1).keys().getFirst().seal(inner);
            SealedInit.Introduced introduced =
                    introduce.time(() -> SealedInit.decode(envelope).introduce(bob.prekeys, Peer.NOON));
            answer.time(() -> SealedSession.answer(bob.account, introduced, Peer.NOON, random));
        }
        return List.of(begin, introduce, answer);
    }

    private void skipping() {
        Row skip = new Row("open a message behind " + SKIPPED + " missing ones");
        for (int i = 0; i < 20; i++) {
            Peer alice = new Peer("Alice", Suite.CLASSIC, random);
            Peer bob = new Peer("Bob", Suite.CLASSIC, random);
            alice.begin(bob);
            bob.open(alice.seal("hello"));
            for (int j = 0; j < SKIPPED / 1000; j++) {
                alice.reserve(1000);
            }
            Bytes last = alice.seal("last");
            skip.time(() -> opened(bob, last));
        }
        skip.print();
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
