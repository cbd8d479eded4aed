package dev.parlance.internal.redis.wire.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.parlance.internal.redis.wire.MalformedMessageException;
import dev.parlance.internal.redis.wire.MutatedBytes;
import dev.parlance.internal.redis.wire.UnsendableMessageException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterMessageCodecTest {
    private static final int MUTATIONS = 100_000;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "{\"type\":3}",
                "{\"type\":3,\"uid\":\"u\",\"nsp\":\"/\"}",
                "{\"type\":\"3\",\"data\":{},\"uid\":\"u\",\"nsp\":\"/\"}",
                "{\"type\":3.5,\"data\":{},\"uid\":\"u\",\"nsp\":\"/\"}",
                "{\"type\":99,\"data\":{\"requestId\":\"r\"},\"uid\":\"u\",\"nsp\":\"/\"}",
                "{\"type\":3,\"data\":{\"packet\":{\"type\":2,\"data\":[\"e\"]}},\"uid\":\"u\",\"nsp\":\"/\"}",
                "{\"type\":3,\"data\":{\"packet\":{\"type\":2,\"data\":[]},\"opts\":{}},\"uid\":\"u\",\"nsp\":\"/\"}",
                "{\"type\":3,\"data\":{\"packet\":{\"type\":2,\"data\":[1]},\"opts\":{}},\"uid\":\"u\",\"nsp\":\"/\"}",
                "{\"type\":3,\"data\":{\"packet\":{\"type\":0,\"data\":[\"e\"]},\"opts\":{}},\"uid\":\"u\",\"nsp\":\"/\"}",
                "{\"type\":3,\"data\":{\"packet\":{\"type\":2,\"data\":[\"e\"]},\"opts\":{\"rooms\":\"r\"}},\"uid\":\"u\",\"nsp\":\"/\"}",
                "{\"type\":3,\"data\":{\"packet\":{\"type\":2,\"data\":[\"e\"]},\"opts\":{\"rooms\":[{}]}},\"uid\":\"u\",\"nsp\":\"/\"}",
                "{\"type\":3,\"data\":{\"packet\":{\"type\":2,\"data\":[\"e\"]},\"opts\":{}},\"uid\":7,\"nsp\":\"/\"}",
                "{\"type\":3,\"data\":{\"packet\":{\"type\":2,\"data\":[\"e\"]},\"opts\":{}},\"uid\":\"u\"}",
                "{\"type\":4,\"data\":{\"opts\":{}},\"uid\":\"u\",\"nsp\":\"/\"}",
                "{\"type\":7,\"data\":{\"opts\":{}},\"uid\":\"u\",\"nsp\":\"/\"}",
                "{\"type\":8,\"data\":{\"requestId\":\"r\",\"sockets\":[1]},\"uid\":\"u\",\"nsp\":\"/\"}",
                "{\"type\":11,\"data\":{\"requestId\":\"r\",\"clientCount\":\"1\"},\"uid\":\"u\",\"nsp\":\"/\"}",
                "{\"type\":12,\"data\":{\"packet\":1},\"uid\":\"u\",\"nsp\":\"/\"}"
            })
    void whatIsNoMessageIsMalformed(String text) {
        assertThatThrownBy(() -> ClusterMessageCodec.decode(utf8(text))).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void whatIsNoEntryIsMalformed() {
        Map<String, byte[]> entry = new LinkedHashMap<>(Map.of(
                "uid", utf8("u"), "nsp", utf8("/"), "type", utf8("5"), "data", utf8("{\"opts\":{},\"rooms\":[]}")));
        for (String bad : List.of("", "x", "-3", "99999999999", "3 ")) {
            assertMalformed(entry, "type", bad);
        }
        assertMalformed(entry, "data", "");
        assertMalformed(entry, "data", "not base64!");
        assertMalformed(entry, "data", "wA==");
        assertMalformed(entry, "uid", "");
        assertMalformed(entry, "nsp", "");
    }

    private static void assertMalformed(Map<String, byte[]> entry, String field, String value) {
        Map<String, byte[]> changed = new LinkedHashMap<>(entry);
        changed.put(field, utf8(value));
        assertThatThrownBy(() -> StreamEntryCodec.decode(changed))
                .as(field + "=" + value)
                .isInstanceOf(MalformedMessageException.class);
        changed.remove(field);
        assertThatThrownBy(() -> StreamEntryCodec.decode(changed)).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void whatANodeServerMayLeaveOutIsTolerated() throws Exception {
        ClusterMessage message = ClusterMessageCodec.decode(
                utf8(
                        "{\"nsp\":\"/\",\"uid\":\"emitter\",\"data\":{\"opts\":{\"rooms\":[7]},\"packet\":{\"data\":[\"e\"],\"type\":2.0}},\"type\":3}"));
        assertThat(message.body())
                .isEqualTo(new ClusterBody.Broadcast(List.of("e"), BroadcastOptions.of(List.of("7"), List.of()), null));
    }

    @Test
    void anAckOfSeveralValuesIsReadWhole() throws Exception {
        for (List<Object> values : List.<List<Object>>of(List.of(), List.of(1), List.of(1, "two", List.of(3)))) {
            ClusterMessage ack = new ClusterMessage(new ClusterBody.ClientAck("r", values), "u", "/");
            assertThat(ClusterMessageCodec.decode(ClusterMessageCodec.encode(ack)))
                    .isEqualTo(ack);
            assertThat(ClusterMessageCodec.decode(ClusterMessageCodec.encodePacked(ack)))
                    .isEqualTo(ack);
        }
    }

    @Test
    void whatNoMessageCanHoldIsNotSent() {
        ClusterMessage message = new ClusterMessage(
                new ClusterBody.ServerSideEmit(List.of("e", new StringBuilder("no plain value")), null), "u", "/");
        assertThatThrownBy(() -> ClusterMessageCodec.encode(message)).isInstanceOf(UnsendableMessageException.class);
        assertThatThrownBy(() -> StreamEntryCodec.encode(message)).isInstanceOf(UnsendableMessageException.class);
    }

    @Test
    void mutatedMessagesAreDecodedOrMalformed() {
        Random random = new Random(20);
        List<CapturedClusterMessage> captured = CapturedClusterMessage.all();
        int decoded = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            CapturedClusterMessage message = captured.get(random.nextInt(captured.size()));
            decoded += isDecoded(message, random, i) ? 1 : 0;
        }
        assertThat(decoded).isBetween(MUTATIONS / 20, MUTATIONS * 19 / 20);
    }

    private static boolean isDecoded(CapturedClusterMessage message, Random random, int number) {
        try {
            if (message.isEntry()) {
                Map<String, byte[]> entry = new LinkedHashMap<>();
                message.entry().forEach((name, value) -> entry.put(name, MutatedBytes.of(value, random)));
                ClusterMessageCodec.encode(StreamEntryCodec.decode(entry));
            } else {
                StreamEntryCodec.encode(ClusterMessageCodec.decode(MutatedBytes.of(message.payload(), random)));
            }
            return true;
        } catch (MalformedMessageException expected) {
            return false;
        } catch (RuntimeException | StackOverflowError unexpected) {
            return fail("message " + number + " of " + message, unexpected);
        }
    }
}
