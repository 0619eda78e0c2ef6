package chat.hearth.core.store;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.contact.Assurance;
import chat.hearth.core.contact.Contact;
import chat.hearth.core.contact.Standing;
import chat.hearth.core.contact.Trust;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.DisplayName;
import chat.hearth.core.identity.Invitation;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.identity.Slot;
import chat.hearth.core.wire.People;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Contacts to put into a store.
public final class StoredContacts {
    private static final PeerId BOB = People.BOB.peer();
    private static final PeerId CAROL = People.CAROL.peer();
    private static final Instant NOON = StoreFixture.NOON;

    private StoredContacts() {}

    /// With all that a contact can have.
    public static Contact full() {
        Invitation invitation = new Invitation(
                People.BOB.identity().verifyKey(),
                new Address("bobs-place"),
                People.BOB.device(),
                Bytes.ofHex("0f".repeat(16)),
                Optional.of(URI.create("mqtts://example.org:8883")),
                Optional.of(new DisplayName("Bob")),
                NOON,
                Optional.of(Bytes.ofHex("ab".repeat(32))),
                Optional.of("join-code"));
        return new Contact(
                BOB,
                new DisplayName("Bob"),
                Optional.of(new DisplayName("小明")),
                Standing.INVITED,
                new Address("bobs-place"),
                Optional.of(People.card(People.BOB)),
                new Slot("their-slot"),
                Optional.of(new Slot("our-slot")),
                Optional.of(invitation),
                "Hello, here is Alice. 你好 👋",
                NOON,
                new Assurance(
                        new Trust.Verified(NOON),
                        2,
                        List.of(Bytes.ofHex("0e".repeat(32)), Bytes.ofHex("0d".repeat(32)))));
    }

    public static Contact bare() {
        return new Contact(
                CAROL,
                new DisplayName("Carol"),
                Optional.empty(),
                Standing.REQUESTED,
                Address.of(CAROL),
                Optional.empty(),
                new Slot("slot"),
                Optional.empty(),
                Optional.empty(),
                "",
                NOON,
                Assurance.NONE);
    }
}
