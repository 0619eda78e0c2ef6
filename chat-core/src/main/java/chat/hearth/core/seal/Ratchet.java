package chat.hearth.core.seal;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.identity.AgreementKey;
import chat.hearth.core.wire.ProtocolException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The Double Ratchet (Perrin and Marlinspike, *The Double Ratchet Algorithm*, §3), as a value: whatever happens
/// gives another one, so that a message that turns out false has changed nothing.
///
/// @param root the root key
/// @param own the ratchet key pair of which the peer knows the public half
/// @param remote the peer's newest ratchet key; none before the first message came
/// @param sending none before the first message came
/// @param receiving none before the first message of the peer's newest ratchet key
/// @param previous length of the sending chain before this one
record Ratchet(
        Bytes root,
        AgreementKey own,
        Optional<Bytes> remote,
        Optional<Chain> sending,
        Optional<Chain> receiving,
        long previous,
        SkippedKeys skipped) {
    /// How many messages may be missing before one, in both chains that it can tell of together.
    static final long MOST_SKIPPED = 20_000;
    /// Numbers have 32 bits.
    private static final long MOST_NUMBERS = 0xffff_ffffL;

    private static final Bytes ROOT = Bytes.utf8("hearth1 rk");

    /// `RatchetInitAlice` of §3.3.
    static Ratchet initiator(Bytes secret, Bytes remote, SecureRandom random) {
        AgreementKey own = AgreementKey.generate(random);
        Turn turn = turn(secret, own, remote);
        return new Ratchet(
                turn.root(),
                own,
                Optional.of(remote),
                Optional.of(turn.chain()),
                Optional.empty(),
                0,
                SkippedKeys.NONE);
    }

    /// `RatchetInitBob` of §3.3.
    static Ratchet responder(Bytes secret, AgreementKey prekey) {
        return new Ratchet(secret, prekey, Optional.empty(), Optional.empty(), Optional.empty(), 0, SkippedKeys.NONE);
    }

    /// `KDF_RK` of §7.2.
    private record Turn(Bytes root, Chain chain) {}

    private static Turn turn(Bytes root, AgreementKey own, Bytes remote) {
        Bytes both = Hkdf.derive(root, X25519.agree(own, remote), ROOT, 64);
        return new Turn(both.slice(0, 32), Chain.begin(both.slice(32, 64)));
    }

    /// @param messageKeys in order, the first for the header
    record Reserved(Ratchet ratchet, RatchetHeader first, List<Bytes> messageKeys) {}

    /// Takes the keys of the next messages out of the sending chain.
    Reserved reserve(int count) {
        Chain chain = sending.orElseThrow(() -> new IllegalStateException("nothing can be sent before one received"));
        if (count > MOST_NUMBERS - chain.next()) {
            throw new IllegalStateException("the sending chain is used up");
        }
        Chain.Steps steps = chain.stepsTo(chain.next() + count);
        Ratchet after = new Ratchet(root, own, remote, Optional.of(steps.chain()), receiving, previous, skipped);
        return new Reserved(after, new RatchetHeader(own.publicKey(), previous, chain.next()), steps.messageKeys());
    }

    record Received(Ratchet ratchet, Bytes plain) {}

    /// `RatchetDecrypt` of §3.5, with the difference that the new half of a turn is made only once the message has
    /// shown to be true: what is false costs less and draws nothing from `random`.
    ///
    /// Throws [ProtocolException] for one that was received before, skips too many, or does not open.
    ///
    /// @param opener what the message key makes of the ciphertext; throws [ProtocolException]
    /// @param unused numbers that were reserved and that no message will have: the peer need not wait for them
    Received receive(RatchetHeader header, UnaryOperator<Bytes> opener, int unused, Instant now, SecureRandom random) {
        SkippedKeys kept = skipped.at(now);
        Optional<SkippedKeys.Skipped> late = kept.find(header);
        if (late.isPresent()) {
            Bytes plain = opener.apply(late.get().messageKey());
            return new Received(withSkipped(kept.without(late.get())), plain);
        }
        return isOfThisTurn(header)
                ? withSkipped(kept).next(header, opener, now)
                : withSkipped(kept).turned(header, opener, unused, now, random);
    }

    /// Whether a message with this header came before, or was skipped for too long. Says nothing of earlier turns,
    /// whose numbers are forgotten.
    boolean isRepeated(RatchetHeader header) {
        return isOfThisTurn(header)
                && header.number() < receiving.orElseThrow().next()
                && skipped.find(header).isEmpty();
    }

    private boolean isOfThisTurn(RatchetHeader header) {
        return receiving.isPresent() && remote.orElseThrow().equals(header.key());
    }

    private Received next(RatchetHeader header, UnaryOperator<Bytes> opener, Instant now) {
        Chain chain = receiving.orElseThrow();
        if (header.number() < chain.next()) {
            throw new ProtocolException("received before, or skipped for too long");
        }
        checkSkip(header.number() - chain.next());
        Skip skip = skip(skipped, chain, header.key(), header.number(), now);
        Chain.Step step = skip.chain().step();
        Bytes plain = opener.apply(step.messageKey());
        return new Received(
                new Ratchet(root, own, remote, sending, Optional.of(step.chain()), previous, skip.skipped()), plain);
    }

    private Received turned(
            RatchetHeader header, UnaryOperator<Bytes> opener, int unused, Instant now, SecureRandom random) {
        long unread = receiving
                .map(chain -> Math.max(0, header.previous() - chain.next()))
                .orElse(0L);
        checkSkip(unread + header.number());
        Turn turn = turn(root, own, header.key());
        SkippedKeys before = receiving
                .map(chain -> skip(skipped, chain, remote.orElseThrow(), header.previous(), now)
                        .skipped())
                .orElse(skipped);
        Skip skip = skip(before, turn.chain(), header.key(), header.number(), now);
        Chain.Step step = skip.chain().step();
        Bytes plain = opener.apply(step.messageKey());

        AgreementKey fresh = AgreementKey.generate(random);
        Turn answer = turn(turn.root(), fresh, header.key());
        Ratchet after = new Ratchet(
                answer.root(),
                fresh,
                Optional.of(header.key()),
                Optional.of(answer.chain()),
                Optional.of(step.chain()),
                sending.map(chain -> Math.max(0, chain.next() - unused)).orElse(0L),
                skip.skipped());
        return new Received(after, plain);
    }

    private static void checkSkip(long count) {
        if (count > MOST_SKIPPED) {
            throw new ProtocolException("skips " + count + " messages");
        }
    }

    private record Skip(SkippedKeys skipped, Chain chain) {}

    private static Skip skip(SkippedKeys skipped, Chain chain, Bytes key, long number, Instant now) {
        Chain.Steps steps = chain.stepsTo(number);
        return new Skip(skipped.with(key, chain.next(), steps.messageKeys(), now), steps.chain());
    }

    private Ratchet withSkipped(SkippedKeys changed) {
        return changed.equals(skipped) ? this : new Ratchet(root, own, remote, sending, receiving, previous, changed);
    }

    void write(StateWriter out) {
        out.fixed(root).fixed(own.secret()).fixed(own.publicKey()).fixed(remote);
        for (Optional<Chain> chain : List.of(sending, receiving)) {
            out.fixed(chain.map(Chain::key)).number32(chain.map(Chain::next).orElse(0L));
        }
        out.number32(previous);
        skipped.write(out);
    }

    static Ratchet read(StateReader in) {
        Bytes root = in.fixed(Hmac.SIZE);
        AgreementKey own = new AgreementKey(in.fixed(AgreementKey.SIZE), in.fixed(AgreementKey.SIZE));
        Optional<Bytes> remote = in.optional(AgreementKey.SIZE);
        List<Optional<Chain>> chains = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Optional<Bytes> key = in.optional(Hmac.SIZE);
            long next = in.number32();
            chains.add(key.map(bytes -> new Chain(bytes, next)));
        }
        StateReader.require(remote.isPresent() || chains.get(1).isEmpty(), "a chain of nobody");
        long previous = in.number32();
        return new Ratchet(root, own, remote, chains.get(0), chains.get(1), previous, SkippedKeys.read(in));
    }

    /// Never shows a key.
    @Override
    public String toString() {
        return "Ratchet";
    }
}
