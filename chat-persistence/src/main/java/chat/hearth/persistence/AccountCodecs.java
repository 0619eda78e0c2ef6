package chat.hearth.persistence;

import chat.hearth.core.identity.Account;
import chat.hearth.core.identity.AgreementKey;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Privacy;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.identity.SigningKey;
import chat.hearth.core.identity.VerifyKey;
import chat.hearth.core.store.IssuedToken;
import chat.hearth.core.transport.ClientKey;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Trust;
import chat.hearth.core.wire.CardCodec;
import java.net.URI;

/// Oneself as stored: the account with its secrets, the network and the invitations one has given away.
final class AccountCodecs {
    static final Codec<Account> ACCOUNT = new Codec<>(AccountCodecs::write, AccountCodecs::account);
    static final Codec<NetworkChoice> NETWORK = new Codec<>(AccountCodecs::write, AccountCodecs::network);
    /// The bytes that were signed; reading them checks the signature again.
    static final Codec<SignedCard> CARD =
            new Codec<>((out, card) -> out.bytes(card.encoded()), in -> CardCodec.decode(in.bytes()));

    static final Codec<IssuedToken> TOKEN = new Codec<>(
            (out, token) -> out.bytes(token.token()).instant(token.expires()),
            in -> new IssuedToken(in.bytes(), in.instant()));

    /// Written before brokers had certificates; read only.
    static final Codec<Privacy> PRIVACY = new Codec<>(
            (out, privacy) ->
                    out.flag(privacy.invisible()).flag(privacy.lastSeenHidden()).flag(privacy.requestsRefused()),
            in -> new Privacy(in.flag(), in.flag(), in.flag()));

    private static final int HOSTED_PLAIN = 1;
    /// Written before one could choose whom to trust; read only.
    private static final int BROKER_OF_SYSTEM = 2;
    private static final int HOSTED = 3;
    private static final int GUEST = 4;
    private static final int BROKER = 5;
    private static final int OF_SYSTEM = 1;
    private static final int AUTHORITY = 2;
    private static final int PINNED = 3;

    private AccountCodecs() {}

    private static void write(Output out, Account account) {
        write(out, account.identity());
        out.text(account.name().value()).device(account.device());
        write(out, account.deviceKey());
        out.bytes(account.agreement().secret()).bytes(account.agreement().publicKey());
        out.text(account.clientId()).bytes(account.presenceKey());
    }

    private static Account account(Input in) {
        return new Account(
                signingKey(in),
                new DisplayName(in.text()),
                in.device(),
                signingKey(in),
                new AgreementKey(in.bytes(), in.bytes()),
                in.text(),
                in.bytes());
    }

    private static void write(Output out, SigningKey key) {
        out.bytes(key.seed()).bytes(key.verifyKey().raw());
    }

    private static SigningKey signingKey(Input in) {
        return new SigningKey(in.bytes(), new VerifyKey(in.bytes()));
    }

    private static void write(Output out, NetworkChoice choice) {
        switch (choice) {
            case NetworkChoice.Hosted hosted ->
                out.octet(HOSTED)
                        .int32(hosted.port())
                        .constant(hosted.reach())
                        .text(hosted.joinCode())
                        .optional(hosted.certificate(), Output::bytes);
            case NetworkChoice.Guest guest ->
                out.octet(GUEST)
                        .text(guest.uri().toString())
                        .bytes(guest.certificate())
                        .text(guest.joinCode());
            case NetworkChoice.Broker broker -> {
                out.octet(BROKER)
                        .text(broker.uri().toString())
                        .optional(broker.user(), Output::text)
                        .optional(broker.password(), Output::text);
                write(out, broker.trust());
                out.optional(broker.clientKey(), AccountCodecs::writeClientKey);
            }
        }
    }

    private static void write(Output out, Trust trust) {
        switch (trust) {
            case Trust.OfSystem _ -> out.octet(OF_SYSTEM);
            case Trust.Authority(var certificates) -> out.octet(AUTHORITY).bytes(certificates);
            case Trust.Pinned(var certificate) -> out.octet(PINNED).bytes(certificate);
        }
    }

    private static Trust trust(Input in) {
        int kind = in.octet();
        return switch (kind) {
            case OF_SYSTEM -> new Trust.OfSystem();
            case AUTHORITY -> new Trust.Authority(in.bytes());
            case PINNED -> new Trust.Pinned(in.bytes());
            default -> throw new IllegalArgumentException("trust of kind " + kind);
        };
    }

    private static void writeClientKey(Output out, ClientKey key) {
        out.bytes(key.pkcs12()).text(key.passphrase());
    }

    private static ClientKey clientKey(Input in) {
        return new ClientKey(in.bytes(), in.text());
    }

    private static NetworkChoice network(Input in) {
        int kind = in.octet();
        return switch (kind) {
            case HOSTED_PLAIN ->
                new NetworkChoice.Hosted(in.int32(), in.constant(NetworkChoice.Reach.class), in.text());
            case HOSTED ->
                new NetworkChoice.Hosted(
                        in.int32(), in.constant(NetworkChoice.Reach.class), in.text(), in.optional(Input::bytes));
            case GUEST -> new NetworkChoice.Guest(URI.create(in.text()), in.bytes(), in.text());
            case BROKER_OF_SYSTEM ->
                new NetworkChoice.Broker(URI.create(in.text()), in.optional(Input::text), in.optional(Input::text));
            case BROKER ->
                new NetworkChoice.Broker(
                        URI.create(in.text()),
                        in.optional(Input::text),
                        in.optional(Input::text),
                        trust(in),
                        in.optional(AccountCodecs::clientKey));
            default -> throw new IllegalArgumentException("network of kind " + kind);
        };
    }
}
