package chat.hearth.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.conversation.OrderClock;
import chat.hearth.core.conversation.PageRequest;
import chat.hearth.core.delivery.InStream;
import chat.hearth.core.delivery.OutStream;
import chat.hearth.core.delivery.OutboxEntry;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.Privacy;
import chat.hearth.core.presence.Announcement;
import chat.hearth.core.presence.SeenDevice;
import chat.hearth.core.transport.ClientKey;
import chat.hearth.core.transport.NetworkChoice;
import chat.hearth.core.transport.Trust;
import chat.hearth.core.wire.Body;
import chat.hearth.core.wire.People;
import chat.hearth.core.wire.Range;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every kind of store promises, whatever threads it has: here of everything but messages. The cases of
/// passphrases,
/// commits, messages and pages stand in the classes above.
public abstract class StoreContract extends PassphraseCases {
    @Test
    void newStoreIsEmpty() {
        Snapshot snapshot = load();

        Snapshot empty = new Snapshot(
                Optional.empty(),
                Optional.empty(),
                Privacy.OPEN,
                Optional.empty(),
                0,
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                snapshot.place());
        assertEquals(empty, snapshot);
        assertFalse(snapshot.isCopy());
    }

    @Test
    void storeIsACopyUntilItsPlaceIsItsHome() {
        commit(new Change.PutAccount(People.ALICE), new Change.PutHome("another place"));
        boolean before = load().isCopy();

        commit(new Change.PutHome(load().place()));
        reopen();

        assertTrue(before);
        assertFalse(load().isCopy());
    }

    @Test
    void everythingIsFoundAgainAfterReopening() {
        commit(
                new Change.PutAccount(People.ALICE),
                new Change.PutNetwork(new NetworkChoice.Hosted(1883, NetworkChoice.Reach.LOCAL_NETWORK, "code")),
                new Change.PutPrivacy(new Privacy(true, false, true)),
                new Change.PutOwnCard(People.card(People.ALICE)),
                new Change.PutConnectionNumber(42),
                new Change.PutHome("here"),
                new Change.PutContact(contact()),
                new Change.PutContact(bareContact()),
                append(received(1)),
                new Change.PutClock(WITH_BOB, new OrderClock(-1, Long.MAX_VALUE, 3)),
                new Change.PutToken(new IssuedToken(Bytes.ofHex("aa".repeat(16)), NOON)),
                new Change.PutOutStream(new OutStream(BOB, PHONE, 7, 3, true)),
                new Change.PutInStream(
                        new InStream(BOB, PHONE, 8, 5, 66, List.of(new InStream.Stored(new Range(7, 9), 77, 79)))),
                new Change.PutOutboxEntry(shownEntry()),
                new Change.PutPresence(seen(BOB, PHONE)),
                new Change.PutPrekeys(Bytes.ofHex("05".repeat(40))),
                new Change.PutSession(session(BOB, 1)));
        Snapshot before = load();

        reopen();

        assertEquals(before, load());
        assertEquals(List.of(received(1)), page(new PageRequest.Newest(10)).messages());
        assertEquals(Optional.of(People.ALICE), before.account());
        assertEquals(List.of(shownEntry()), before.outbox());
        assertEquals(List.of(session(BOB, 1)), before.sessions());
        assertEquals(new Privacy(true, false, true), before.privacy());
    }

    @Test
    void everyKindOfNetworkIsFoundAgain() {
        Bytes certificate = Bytes.ofHex("5a".repeat(32));
        NetworkChoice.Hosted hosted = new NetworkChoice.Hosted(1883, NetworkChoice.Reach.THIS_COMPUTER, "code");
        NetworkChoice.Broker broker = new NetworkChoice.Broker(
                URI.create("mqtts://example.org:8883"), Optional.of("user"), Optional.of("password"));
        List<NetworkChoice> choices = List.of(
                hosted,
                hosted.withCertificate(certificate),
                new NetworkChoice.Guest(URI.create("mqtts://192.168.1.5:18830"), certificate, "code"),
                broker,
                broker.withTrust(new Trust.Pinned(certificate)),
                broker.withTrust(new Trust.Authority(Bytes.utf8("-----BEGIN CERTIFICATE-----")))
                        .withClientKey(Optional.of(new ClientKey(Bytes.ofHex("3082"), "open sesame"))));
        for (NetworkChoice choice : choices) {
            commit(new Change.PutAccount(People.ALICE), new Change.PutNetwork(choice));

            reopen();

            assertEquals(Optional.of(choice), load().network());
        }
    }

    @Test
    void laterValueTakesThePlaceOfTheEarlier() {
        NetworkChoice broker = new NetworkChoice.Broker(
                URI.create("mqtts://example.org:8883"), Optional.of("user"), Optional.of("password"));
        NetworkChoice open =
                new NetworkChoice.Broker(URI.create("mqtt://127.0.0.1:1883"), Optional.empty(), Optional.empty());
        commit(
                new Change.PutAccount(People.ALICE),
                new Change.PutNetwork(broker),
                new Change.PutConnectionNumber(1),
                new Change.PutOutStream(new OutStream(BOB, PHONE, 7, 3, true)));

        commit(
                new Change.PutAccount(People.ALICE.withName(new DisplayName("Alicia"))),
                new Change.PutNetwork(open),
                new Change.PutConnectionNumber(2),
                new Change.PutOutStream(new OutStream(BOB, PHONE, 7, 4, true)));

        Snapshot after = load();
        assertEquals(Optional.of(People.ALICE.withName(new DisplayName("Alicia"))), after.account());
        assertEquals(Optional.of(open), after.network());
        assertEquals(2, after.connectionNumber());
        assertEquals(List.of(new OutStream(BOB, PHONE, 7, 4, true)), after.outStreams());
    }

    @Test
    void removedContactTakesItsPresenceAndSessionsAlongAndLeavesItsMessages() {
        commit(
                new Change.PutContact(contact()),
                new Change.PutContact(bareContact()),
                new Change.PutPresence(seen(BOB, PHONE)),
                new Change.PutPresence(seen(BOB, LAPTOP)),
                new Change.PutPresence(seen(CAROL, PHONE)),
                new Change.PutSession(session(BOB, 1)),
                new Change.PutSession(session(CAROL, 2)),
                append(received(1)));

        commit(new Change.RemoveContact(BOB));

        assertEquals(List.of(bareContact()), load().contacts());
        assertEquals(List.of(seen(CAROL, PHONE)), load().presences());
        assertEquals(List.of(session(CAROL, 2)), load().sessions());
        assertEquals(List.of("1"), history());
    }

    @Test
    void outboxStandsInTheOrderOfItsKeys() {
        List<OutboxEntry> inOrder = List.of(
                outgoing(PHONE, 1, 1),
                outgoing(PHONE, 1, 2),
                outgoing(PHONE, 1, 256),
                outgoing(PHONE, 2, 1),
                outgoing(PHONE, -1, 1),
                outgoing(LAPTOP, 1, 1));
        commit(inOrder.reversed().stream().map(Change.PutOutboxEntry::new).toArray(Change[]::new));

        reopen();

        assertEquals(inOrder, load().outbox());
    }

    @Test
    void outboxEntryIsReplacedAndRemovedByItsKey() {
        commit(
                new Change.PutOutboxEntry(outgoing(PHONE, 1, 1)),
                new Change.PutOutboxEntry(outgoing(PHONE, 1, 2)),
                new Change.PutOutboxEntry(outgoing(PHONE, 1, 3)));

        commit(
                new Change.PutOutboxEntry(outgoing(PHONE, 1, 2).withTaken(NOON)),
                new Change.RemoveOutboxEntry(outgoing(PHONE, 1, 3).key()),
                new Change.RemoveOutboxEntry(outgoing(PHONE, 1, 4).key()));

        assertEquals(List.of(outgoing(PHONE, 1, 1), outgoing(PHONE, 1, 2).withTaken(NOON)), load().outbox());
    }

    @Test
    void everyBodyThatWaitsIsFoundAgain() {
        List<Body> bodies = List.of(
                new Body.Text(""),
                new Body.Profile(new DisplayName("Alice")),
                new Body.Answer(contact().theirSlot(), Optional.of(Bytes.ofHex("0c".repeat(32)))),
                new Body.Void(),
                new Body.Unknown(99, Optional.of("something newer")));
        for (int i = 0; i < bodies.size(); i++) {
            OutboxEntry entry = outgoing(PHONE, 1, i);
            commit(new Change.PutOutboxEntry(new OutboxEntry(
                    entry.key(), id(i), bodies.get(i), 1, 2, Optional.empty(), NOON, Optional.empty())));
        }

        reopen();

        assertEquals(bodies, load().outbox().stream().map(OutboxEntry::body).toList());
    }

    @Test
    void sessionIsReplacedAndRemovedByItsKey() {
        commit(
                new Change.PutSession(session(BOB, 1)),
                new Change.PutSession(session(BOB, 2)),
                new Change.PutSession(session(BOB, 3)));
        SealedState moved =
                new SealedState(session(BOB, 2).key(), Bytes.ofHex("0a".repeat(32)), 9, Bytes.ofHex("fe".repeat(300)));

        commit(
                new Change.PutSession(moved),
                new Change.RemoveSession(session(BOB, 3).key()),
                new Change.RemoveSession(session(BOB, 4).key()));
        reopen();

        assertEquals(List.of(session(BOB, 1), moved), load().sessions());
    }

    @Test
    void usedTokenIsGone() {
        IssuedToken used = new IssuedToken(Bytes.ofHex("01".repeat(16)), NOON);
        IssuedToken open = new IssuedToken(Bytes.ofHex("02".repeat(16)), NOON);
        commit(new Change.PutToken(used), new Change.PutToken(open));

        commit(new Change.RemoveToken(used.token()));

        assertEquals(List.of(open), load().tokens());
    }

    @Test
    void deviceNeverSeenIsKeptAsSuch() {
        SeenDevice never = new SeenDevice(
                BOB, PHONE, new Announcement(Announcement.State.LOST, 3, Optional.empty()), true, Instant.MIN);
        commit(new Change.PutPresence(never));

        reopen();

        assertEquals(List.of(never), load().presences());
    }

    @Test
    void closedStoreRefusesEverything() {
        answer(() -> store.close());

        List<StoreException.Why> refusals = List.of(
                refusal(() -> store.load()),
                refusal(() -> store.commit(List.of(append(received(1))))),
                refusal(() -> store.page(WITH_BOB, new PageRequest.Newest(1))),
                refusal(() -> store.message(MessageKey.of(received(1)))),
                refusal(() -> store.close()));
        openStore();

        assertEquals(5, refusals.size());
        refusals.forEach(why -> assertEquals(StoreException.Why.CLOSED, why));
        assertEquals(List.of(), history());
    }

    @Test
    void folderIsOpenOnceAtATime() {
        StoreException.Why second = refusal(() -> stores().open(folder));
        commit(append(received(1)));

        reopen();

        assertEquals(StoreException.Why.LOCKED, second);
        assertEquals(List.of("1"), history());
    }

    @Test
    void storesInTwoFoldersAreTwoStores() {
        commit(append(received(1)));

        Store other = answer(() -> stores().open(folder.resolve("other")));
        Snapshot found = answer(other::load);
        answer(other::close);

        assertEquals(List.of(), found.conversations());
        assertEquals(1, load().conversations().size());
    }

    private static OutboxEntry shownEntry() {
        OutboxEntry entry = outgoing(LAPTOP, 5, 6);
        return new OutboxEntry(
                entry.key(),
                entry.id(),
                entry.body(),
                -1,
                2,
                Optional.of(new OutboxEntry.Shown(WITH_BOB, received(1).position())),
                NOON,
                Optional.of(NOON));
    }

    private static SealedState session(PeerId peer, int number) {
        SessionKey key = new SessionKey(
                new DeviceKey(peer, PHONE), Bytes.ofHex("0%d".formatted(number).repeat(8)));
        return new SealedState(key, Bytes.ofHex("0b".repeat(32)), number, Bytes.ofHex("5e".repeat(100 + number)));
    }

    private static SeenDevice seen(PeerId peer, DeviceId device) {
        return new SeenDevice(
                peer, device, new Announcement(Announcement.State.AWAY, 9, Optional.of(NOON)), false, NOON);
    }
}
