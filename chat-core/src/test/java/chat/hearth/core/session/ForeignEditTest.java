package chat.hearth.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.identity.Address;
import chat.hearth.core.identity.SignedCard;
import chat.hearth.core.time.FailOnBackgroundError;
import chat.hearth.core.transport.Mailbox;
import chat.hearth.core.wire.Body;
import chat.hearth.core.wire.CardCodec;
import chat.hearth.core.wire.Inner;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A contact who tries to change what one wrote oneself. Suite 0 lets the test speak in the name of his device.
@ExtendWith(FailOnBackgroundError.class)
class ForeignEditTest {
    private static final long STREAM = Long.MAX_VALUE >>> 11;

    private final AliceAndBob both = new AliceAndBob();
    private final Person alice = both.alice;
    private final Person bob = both.bob;

    @BeforeEach
    void becomeContacts() {
        bob.speaksPlainly(true);
        bob.restart();
        both.befriend(alice, bob);
    }

    @Test
    void messageUnderTheIdOfOnesOwnTakesNothingOfItsPlace() {
        MessageId mine = alice.write(bob, "mine").id();
        both.settle();

        bobSays(1, mine, new Body.Text("changed"));
        bobSays(2, mine, new Body.Void());
        both.settle();

        assertEquals(List.of("mine", "changed"), alice.texts(bob));
    }

    @Test
    void kindsOfEditingAndDeletingChangeNothing() {
        MessageId mine = alice.write(bob, "mine").id();
        bob.write(alice, "his");
        both.settle();

        for (int kind = 2; kind <= 5; kind++) {
            bobSays(kind - 1, mine, new Body.Unknown(kind, Optional.empty()));
        }
        both.settle();

        assertEquals(List.of("mine", "his"), alice.texts(bob));
    }

    private void bobSays(long number, MessageId id, Body body) {
        SignedCard card = CardCodec.decode(
                both.network.kept(new Mailbox.CardOf(Address.of(bob.id()))).orElseThrow());
        long time = both.core.instant().toEpochMilli() << 16;
        Inner inner = new Inner(Optional.of(id), STREAM, number, 1, Optional.empty(), time, 0, body);
        new Raw(both.core, both.network, both.another("Mallory").account()).putPlainly(bob, alice, card, inner);
    }
}
