package chat.hearth.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.core.bytes.Bytes;
import chat.hearth.core.wire.Envelope;
import chat.hearth.core.wire.SealedPresence;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Everything that somebody sees who listens to a whole broker while two people become contacts and write.
class CapturedConversationTest extends CapturedConversation {
    @Test
    void listenerReadsNoWordAndNoName() {
        assertTrue(captured.size() > 10, () -> captured.size() + " publications");
        for (Mqtt5Publish each : captured) {
            assertFalse(contains(each, "canary"), () -> "a text in " + each.getTopic());
            assertFalse(contains(each, "Canary"), () -> "a name in " + each.getTopic());
        }
    }

    @Test
    void listenerDoesNotLearnWhoWritesToWhom() {
        for (Mqtt5Publish each : messages()) {
            boolean toAlice = each.getTopic().toString().contains("/u/" + alice.id() + "/");
            Someone sender = toAlice ? bob : alice;
            assertFalse(each.getTopic().toString().contains(sender.id().value()), () -> "" + each.getTopic());
            assertFalse(contains(each, sender.id().value()), () -> "the sender in " + each.getTopic());
        }
        assertEquals(
                2,
                messages().stream()
                        .map(each -> each.getTopic().getLevels().get(3))
                        .distinct()
                        .count());
    }

    @Test
    void sizesTellNoMoreThanThePaddingLetsThrough() {
        List<Integer> sizes = messages().stream()
                .map(each -> Envelope.decode(Bytes.copyOf(each.getPayloadAsBytes())))
                .filter(each -> each.kind() == Envelope.Kind.MESSAGE)
                .map(each -> each.content().size() - 16)
                .toList();

        assertFalse(sizes.isEmpty());
        sizes.forEach(size -> assertTrue(isPadded(size), () -> "a message of " + size + " bytes"));
    }

    @Test
    void presenceIsSealedAndEverythingElseIsOfSuiteTwo() {
        captured.stream()
                .filter(each -> each.getPayloadAsBytes().length > 0)
                .filter(each -> each.getTopic().toString().contains("/pr/"))
                .filter(each -> !each.getTopic().toString().endsWith("/pr/x"))
                .forEach(each -> SealedPresence.decode(Bytes.copyOf(each.getPayloadAsBytes())));
        messages()
                .forEach(each -> assertEquals(
                        2,
                        Envelope.decode(Bytes.copyOf(each.getPayloadAsBytes())).suite()));
    }

    private static boolean contains(Mqtt5Publish publish, String word) {
        String readable = new String(publish.getPayloadAsBytes(), StandardCharsets.ISO_8859_1);
        return readable.contains(word) || publish.getTopic().toString().contains(word);
    }

    /// A multiple of 128 up to 1 KiB, above that a length of Padmé (Nikitin et al., §4).
    private static boolean isPadded(int size) {
        if (size <= 1024) {
            return size > 0 && size % 128 == 0;
        }
        int exponent = 31 - Integer.numberOfLeadingZeros(size);
        int kept = 32 - Integer.numberOfLeadingZeros(exponent);
        return size % (1 << (exponent - kept)) == 0;
    }
}
