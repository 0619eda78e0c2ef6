package chat.hearth.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.hearth.core.conversation.ConversationId;
import chat.hearth.core.conversation.MessageId;
import chat.hearth.core.conversation.Position;
import chat.hearth.core.identity.PeerId;
import chat.hearth.core.store.StoreException;
import chat.hearth.persistence.MessageCodecs.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class OutputTest {
    private static final String DIGITS = "234567abcdefghijklmnopqrstuvwxyz";

    private final Random random = new Random(1);

    @Test
    void bytesOfPlacesStandInTheOrderOfThePlaces() {
        ConversationId conversation = new ConversationId(peer());
        List<PeerId> senders = List.of(peer(), peer(), new PeerId("2".repeat(32)), new PeerId("z".repeat(32)));
        List<Position> positions = Stream.generate(() -> new Position(
                        sort(),
                        senders.get(random.nextInt(senders.size())),
                        new MessageId(new UUID(random.nextLong(), random.nextLong()))))
                .limit(500)
                .toList();

        List<Position> byBytes = positions.stream()
                .sorted((one, other) -> Arrays.compareUnsigned(
                        MessageCodecs.PLACE.encode(new Place(conversation, one)),
                        MessageCodecs.PLACE.encode(new Place(conversation, other))))
                .toList();

        assertEquals(positions.stream().sorted().toList(), byBytes);
    }

    @Test
    void bytesOfPeersStandInTheOrderOfThePeers() {
        List<PeerId> peers = Stream.generate(this::peer).limit(500).toList();

        List<PeerId> byBytes = peers.stream()
                .sorted((one, other) ->
                        Arrays.compareUnsigned(ContactCodecs.PEER.encode(one), ContactCodecs.PEER.encode(other)))
                .toList();

        assertEquals(peers.stream().sorted().toList(), byBytes);
        peers.forEach(each -> assertEquals(each, ContactCodecs.PEER.decode(ContactCodecs.PEER.encode(each))));
    }

    @Test
    void cutOrChangedValueIsDamageAndNothingElse() {
        byte[] whole = MessageCodecs.PLACE.encode(
                new Place(new ConversationId(peer()), new Position(1, peer(), new MessageId(new UUID(1, 2)))));

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(StoreException.class, () -> MessageCodecs.PLACE.decode(cut));
        }
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        assertThrows(StoreException.class, () -> MessageCodecs.PLACE.decode(longer));
        byte[] hugeLength = new Output().int32(Integer.MAX_VALUE).toArray();
        assertThrows(StoreException.class, () -> new Codec<>(Output::text, Input::text).decode(hugeLength));
    }

    private long sort() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextLong();
            case 1 -> -random.nextInt(3);
            default -> random.nextInt(3);
        };
    }

    private PeerId peer() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 32; i++) {
            text.append(DIGITS.charAt(random.nextInt(32)));
        }
        return new PeerId(text.toString());
    }
}
