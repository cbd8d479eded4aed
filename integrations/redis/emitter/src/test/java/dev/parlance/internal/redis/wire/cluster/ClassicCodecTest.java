package dev.parlance.internal.redis.wire.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.internal.redis.wire.MalformedMessageException;
import dev.parlance.internal.redis.wire.MessagePackCodec;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.Broadcast;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.ClientAck;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.Disconnect;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.FetchSocketIds;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.ForSocket;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.Join;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.Leave;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no capture shows: other forms of messages that a server of Node takes, and those that end its subscription. */
class ClassicCodecTest {
    @ParameterizedTest
    @CsvSource({
        "map keys in another order, 93ab6a6176612d6e6f64652d3183a36e7370a12fa46461746192a16da26869a4747970650283a5666c61677380a665786365707490a5726f6f6d7390",
        "options without flags, 93a16a83a47479706502a46461746192a16da26869a36e7370a12f82a5726f6f6d7390a665786365707490",
        "no options, 93a16a83a47479706502a46461746192a16da26869a36e7370a12f80",
        "no namespace, 93a16a82a47479706502a46461746192a16da2686982a5726f6f6d7390a665786365707490",
        "longer texts than needed, 93d9016a83d9047479706502d9046461746192d9016dd9026869d9036e7370d9012f82d905726f6f6d7390d90665786365707490",
        "a type that is a float, 93a16a83a474797065cb4000000000000000a46461746192a16da26869a36e7370a12f82a5726f6f6d7390a665786365707490",
    })
    void aBroadcastInAnotherFormThatNodeTakesIsTaken(String form, String hex) throws Exception {
        ClusterMessage message = ClassicBroadcastCodec.decode(HexFormat.of().parseHex(hex));

        assertThat(message.namespace()).isEqualTo("/");
        assertThat(message.body())
                .isEqualTo(new Broadcast(List.of("m", "hi"), BroadcastOptions.of(List.of(), List.of()), null));
    }

    @Test
    void aRoomThatIsANumberIsItsText() throws Exception {
        byte[] bytes = MessagePackCodec.encode(
                List.of("a", Map.of("type", 2, "data", List.of("m")), Map.of("rooms", List.of(42, "a"))));

        Broadcast broadcast = (Broadcast) ClassicBroadcastCodec.decode(bytes).body();
        assertThat(broadcast.options().rooms()).containsExactly("42", "a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c1",
                "80",
                "90",
                "91c0",
                "93c0c0c0",
                "93a16180c0",
                "93a16183a47479706502a46461746190a36e7370a12f80"
            })
    void aMalformedBroadcastIsRefused(String hex) {
        assertThatThrownBy(() -> ClassicBroadcastCodec.decode(HexFormat.of().parseHex(hex)))
                .isInstanceOf(MalformedMessageException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c1", "91a161", "93c0", "93d9ff"})
    void aSenderThatCannotBeReadIsNone(String hex) {
        assertThat(ClassicBroadcastCodec.senderOf(HexFormat.of().parseHex(hex))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":5}",
                "{\"type\":5,\"requestId\":\"a\"}",
                "{\"type\":2,\"opts\":{}}",
                "{\"type\":2,\"opts\":[]}",
                "{\"type\":2,\"sid\":1}",
                "{\"type\":6}",
                "{\"type\":6,\"data\":[]}",
                "{\"type\":6,\"data\":[1]}",
                "{\"type\":7,\"requestId\":\"a\",\"packet\":{},\"opts\":{}}",
                "{\"type\":99,\"requestId\":\"a\"}",
                "{\"type\":\"2\",\"opts\":{},\"rooms\":[]}"
            })
    void aMalformedRequestIsRefused(String json) {
        assertThatThrownBy(() -> ClassicRequestCodec.decode(json.getBytes(UTF_8), "/"))
                .isInstanceOf(MalformedMessageException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"requestId\":1}",
                "{\"requestId\":\"a\",\"type\":42}",
                "{\"requestId\":\"a\",\"sockets\":1}",
                "{\"requestId\":\"a\",\"rooms\":{}}",
                "{\"requestId\":\"a\",\"type\":8}",
                " {}"
            })
    void aMalformedAnswerIsRefused(String json) {
        assertThatThrownBy(() -> ClassicResponseCodec.decode(json.getBytes(UTF_8), "/"))
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void requestsOfOldServersAreUnderstood() throws Exception {
        BroadcastOptions one = BroadcastOptions.of(List.of("s"), List.of());

        assertThat(request("{\"requestId\":\"a\",\"type\":2,\"sid\":\"s\",\"room\":\"r\"}"))
                .isEqualTo(new ForSocket("s", new Join(one, List.of("r")), "a"));
        assertThat(request("{\"requestId\":\"a\",\"type\":3,\"sid\":\"s\",\"room\":\"r\"}"))
                .isEqualTo(new ForSocket("s", new Leave(one, List.of("r")), "a"));
        assertThat(request("{\"requestId\":\"a\",\"type\":4,\"sid\":\"s\",\"close\":true}"))
                .isEqualTo(new ForSocket("s", new Disconnect(one, true), "a"));
        assertThat(request("{\"requestId\":\"a\",\"type\":0,\"rooms\":[\"r\"]}"))
                .isEqualTo(new FetchSocketIds(List.of("r"), "a"));
    }

    private static ClusterBody request(String json) throws MalformedMessageException {
        return ClassicRequestCodec.decode(json.getBytes(UTF_8), "/").body();
    }

    @Test
    void aJoinMayBeMessagePackToo() throws Exception {
        byte[] bytes = MessagePackCodec.encode(Map.of("type", 2, "opts", Map.of(), "rooms", List.of("r")));

        assertThat(ClassicRequestCodec.decode(bytes, "/chat"))
                .isEqualTo(new ClusterMessage(
                        new Join(BroadcastOptions.of(List.of(), List.of()), List.of("r")), "", "/chat"));
    }

    @Test
    void acksOfSeveralValuesAreWholeBetweenServersOfOurs() throws Exception {
        for (ClientAck ack : List.of(
                new ClientAck("a", List.of()),
                new ClientAck("a", Arrays.asList((Object) null)),
                new ClientAck("a", List.of(1, "b", List.of(true))))) {
            assertThat(ClassicResponseCodec.decode(ClassicResponseCodec.encode(ack), "/")
                            .body())
                    .isEqualTo(ack);
        }
    }
}
