package chat.hearth.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.conversation.Delivery;
import chat.hearth.core.conversation.Message;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.identity.Card;
import chat.hearth.core.identity.Device;
import chat.hearth.core.identity.DeviceId;
import chat.hearth.core.presence.Presence;
import chat.hearth.core.store.StoreException;
import chat.hearth.core.store.memory.MemoryDisk;
import chat.hearth.core.time.FailOnBackgroundError;
import chat.hearth.core.transport.Link;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.transport.memory.Fate;
import chat.hearth.core.wire.CardCodec;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Profiles that were put back from a backup, or copied to another computer.
@ExtendWith(FailOnBackgroundError.class)
class CopiedProfileTest {
    private final AliceAndBob both = AliceAndBob.befriended();
    private final Person alice = both.alice;
    private final Person bob = both.bob;

    @Test
    void whatIsDroppedAfterARestoreDoesNotShowAsDelivered() {
        write(alice, 1, 30);
        both.settle();
        MemoryDisk backup = alice.backUp();
        write(alice, 31, 60);
        both.settle();
        restore(backup);

        both.network.deliverBy(mailbox -> bob.receivesAt(mailbox) ? Fate.LOST : Fate.DELIVERED);
        alice.write(bob, "dropped");
        both.pass(Duration.ofSeconds(20));
        Delivery dropped = alice.delivery(bob, "dropped");
        both.network.deliverBy(_ -> Fate.DELIVERED);
        both.pass(Duration.ofMinutes(2));

        assertInstanceOf(Delivery.Sent.class, dropped);
        assertInstanceOf(Delivery.Delivered.class, alice.delivery(bob, "dropped"));
        assertEquals(
                Stream.concat(numbered(1, 60).stream(), Stream.of("dropped")).toList(), bob.texts(alice));
    }

    @Test
    void asManyAsTheBackupLacksAreWrittenAfterItAndNoneIsTakenForAnother() {
        write(alice, 1, 3);
        both.settle();
        MemoryDisk backup = alice.backUp();
        write(alice, 4, 6);
        both.settle();
        alice.kill();
        alice.restore(backup);
        alice.launch();
        List.of("seven", "eight", "nine").forEach(text -> alice.session().send(alice.with(bob), text));
        alice.goOnline();
        both.pass(Duration.ofSeconds(30));

        List<String> all = Stream.concat(numbered(1, 6).stream(), Stream.of("seven", "eight", "nine"))
                .toList();
        assertEquals(all, bob.texts(alice));
    }

    @Test
    void whatWaitedInTheBackupGoesOutUnderItsOldIdsAndIsShownOnce() {
        bob.quit();
        write(alice, 1, 5);
        both.settle();
        MemoryDisk backup = alice.backUp();
        List<MessageId> ids = alice.messages(bob).stream().map(Message::id).toList();
        bob.start();
        both.settle();
        restore(backup);

        both.pass(Duration.ofSeconds(30));

        assertEquals(ids, bob.messages(alice).stream().map(Message::id).toList());
        assertInstanceOf(Delivery.Delivered.class, alice.delivery(bob, "message 5"));
    }

    @Test
    void restoredProfileIsAnotherDeviceAndTheOldOneIsRevokedAndForgotten() {
        MemoryDisk backup = alice.backUp();
        DeviceId before = alice.account().device();
        both.pass(Duration.ofDays(1));
        restore(backup);
        both.settle();

        Card card = bob.contact(alice).orElseThrow().card().orElseThrow().card();
        assertNotEquals(before, card.devices().getFirst().id());
        assertEquals(1, card.devices().size());
        assertEquals(List.of(before), card.revoked());
        assertTrue(both.network
                .kept(new Mailbox.PresenceOf(alice.presenceMailbox().owner(), before))
                .isEmpty());
        assertInstanceOf(Presence.Online.class, bob.presence(alice));
    }

    @Test
    void whatIsWrittenToARestoredProfileArrives() {
        MemoryDisk backup = alice.backUp();
        restore(backup);
        both.settle();

        bob.write(alice, "welcome back");
        both.settle();

        assertEquals(List.of("welcome back"), alice.texts(bob));
        assertInstanceOf(Delivery.Delivered.class, bob.delivery(alice, "welcome back"));
    }

    @Test
    void whatWasOnTheWayToTheOldDeviceArrivesAtTheNewOne() {
        MemoryDisk backup = alice.backUp();
        alice.quit();
        List<String> written = numbered(1, 40);
        written.forEach(text -> bob.session().send(bob.with(alice), text));
        both.settle();

        alice.restore(backup);
        alice.start();
        both.pass(Duration.ofSeconds(30));

        assertEquals(written, alice.texts(bob));
    }

    @Test
    void startedAgainItStaysTheDeviceItHasBecome() {
        restore(alice.backUp());
        both.settle();
        DeviceId renewed = deviceOf(alice);

        alice.restart();
        both.settle();

        assertEquals(renewed, deviceOf(alice));
        assertEquals(renewed, alice.account().device());
    }

    @Test
    void copyThatCannotStoreItsNewDeviceWaitsUntilItCanAndDoesNotConnectAsTheOldOne() {
        MemoryDisk backup = alice.backUp();
        alice.kill();
        alice.restore(backup);
        alice.launch();
        alice.store().failWith(StoreException.Why.FULL);
        alice.goOnline();
        both.settle();
        boolean connected = alice.link().isUp();

        alice.store().recover();
        both.pass(Duration.ofSeconds(6));

        assertEquals(false, connected);
        assertTrue(alice.link().isUp());
        assertNotEquals(alice.account().device(), deviceOf(alice));
    }

    @Test
    void originalOfACopyStopsKeepsWhatWaitsAndGoesOnAsANewDeviceIfWanted() {
        bob.quit();
        alice.write(bob, "waiting");
        both.settle();
        Person copy = new Person(alice, alice.backUp());
        copy.goOnline();
        both.settle();
        Link stopped = alice.link();
        boolean copyUp = copy.link().isUp();
        DeviceId before = alice.account().device();

        bob.start();
        both.pass(Duration.ofSeconds(10));
        alice.session().retryNow();
        both.pass(Duration.ofSeconds(10));
        alice.write(bob, "from the original");
        both.pass(Duration.ofSeconds(10));

        assertEquals(
                Link.Why.TAKEN_OVER,
                assertInstanceOf(Link.Refused.class, stopped).why());
        assertTrue(copyUp);
        assertTrue(alice.link().isUp());
        assertNotEquals(before, deviceOf(alice));
        assertInstanceOf(Link.Refused.class, copy.link());
        assertEquals(List.of("waiting", "from the original"), bob.texts(alice));
        assertInstanceOf(Delivery.Delivered.class, alice.delivery(bob, "from the original"));
    }

    @Test
    void originalThatIsStartedAgainDoesNotPutItsOldCardOverTheNewOne() {
        Person copy = new Person(alice, alice.backUp());
        copy.goOnline();
        both.settle();
        alice.restart();
        both.settle();

        Card kept = CardCodec.decode(both.network
                        .kept(new Mailbox.CardOf(alice.presenceMailbox().owner()))
                        .orElseThrow())
                .card();
        assertInstanceOf(Link.Refused.class, alice.link());
        assertTrue(copy.link().isUp());
        assertEquals(deviceOf(copy), kept.devices().getFirst().id());
    }

    private void restore(MemoryDisk backup) {
        alice.kill();
        alice.restore(backup);
        alice.start();
    }

    /// As Bob knows it.
    private DeviceId deviceOf(Person person) {
        List<Device> devices =
                bob.contact(person).orElseThrow().card().orElseThrow().card().devices();
        return devices.getFirst().id();
    }

    private void write(Person from, int first, int last) {
        numbered(first, last).forEach(text -> from.session().send(from.with(bob), text));
        both.core.runReady();
    }

    private static List<String> numbered(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(i -> "message " + i).toList();
    }
}
