package chat.hearth.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hearth/v1/u/eve/card",
                "hearth/v1/u/eve/dev/d1",
                "hearth/v1/u/eve/pr/d1",
                "hearth/v1/u/eve/in/d1/bob",
                "hearth/v1/u/eve/anything/of/ones/own",
                "hearth/v1/u/bob/in/d1/eve",
                "hearth/v1/u/bob/bl/d1/eve",
                "hearth/v1/u/bob/req/eve"
            })
    void mayWrite(String topic) {
        assertTrue(Rules.mayWrite("eve", topic));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "eve",
                "hearth/v1/u",
                "hearth/v1/u/eve",
                "hearth/v1/u/evelyn/card",
                "hearth/v1/u/bob/card",
                "hearth/v1/u/bob/dev/d1",
                "hearth/v1/u/bob/pr/d1",
                "hearth/v1/u/bob/in/d1/alice",
                "hearth/v1/u/bob/in/d1/eve/more",
                "hearth/v1/u/bob/in/eve",
                "hearth/v1/u/bob/in//eve",
                "hearth/v1/u/bob/bl/d1/alice",
                "hearth/v1/u/bob/req/alice",
                "hearth/v1/u/bob/req/eve/eve",
                "hearth/v1/u//in/d1/eve",
                "hearth/v1/u/BOB/in/d1/eve",
                "hearth/v1/g/room/m",
                "hearth/v2/u/eve/card",
                "other/v1/u/eve/card",
                "/hearth/v1/u/eve/card",
                "hearth/v1/u/eve/+",
                "hearth/v1/u/eve/#",
                "hearth/v1/u/+/in/d1/eve",
                "hearth/v1/u/bob/in/+/eve",
                "$sys/hearth/v1/u/eve/card",
                "hearth/v1/u/eve/in::queue",
                "hearth/v1/u/eve/a\\b"
            })
    void mayNotWrite(String topic) {
        assertFalse(Rules.mayWrite("eve", topic));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hearth/v1/u/eve/#",
                "hearth/v1/u/eve/in/d1/bob",
                "hearth/v1/u/eve/in/d1/+",
                "hearth/v1/u/eve/req/+",
                "hearth/v1/u/bob/card",
                "hearth/v1/u/bob/dev/d1",
                "hearth/v1/u/bob/dev/+",
                "hearth/v1/u/bob/pr/+",
                "hearth/v1/u/bob/pr/d1"
            })
    void mayRead(String filter) {
        assertTrue(Rules.mayRead("eve", filter));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "+/#",
                "hearth/#",
                "hearth/v1/#",
                "hearth/v1/u/#",
                "hearth/v1/u/+/#",
                "hearth/v1/u/+/+",
                "hearth/v1/u/+/card",
                "hearth/v1/u/+/pr/+",
                "hearth/v1/u/+/in/#",
                "hearth/v1/u/bob/#",
                "hearth/v1/u/bob/+",
                "hearth/v1/u/bob/+/+",
                "hearth/v1/u/bob/card/#",
                "hearth/v1/u/bob/pr/#",
                "hearth/v1/u/bob/dev/#",
                "hearth/v1/u/bob/pr/d1/x",
                "hearth/v1/u/bob/in/#",
                "hearth/v1/u/bob/in/d1/eve",
                "hearth/v1/u/bob/in/d1/+",
                "hearth/v1/u/bob/bl/d1/eve",
                "hearth/v1/u/bob/req/eve",
                "hearth/v1/u/bob/req/+",
                "+/v1/u/eve/card",
                "hearth/+/u/eve/card",
                "hearth/v1/+/eve/card",
                "hearth/v1/u/+/in/d1/eve",
                "$share/group/hearth/v1/u/eve/card"
            })
    void mayNotRead(String filter) {
        assertFalse(Rules.mayRead("eve", filter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "+", "#", "bob/in/d1/eve", "Bob", "a b"})
    void nameThatIsNoLevelOwnsNothing(String user) {
        assertFalse(Rules.isOwner(user));
    }
}
