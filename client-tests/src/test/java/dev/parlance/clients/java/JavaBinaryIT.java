package dev.parlance.clients.java;

import static dev.parlance.clients.java.JavaClient.unique;
import static dev.parlance.clients.json.JsonValues.list;
import static dev.parlance.clients.json.JsonValues.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JavaBinaryIT extends JavaClientBehaviours {
    private static final byte[] EMPTY = {};
    private static final byte[] ALL_BYTES = new byte[256];

    static {
        for (int i = 0; i < ALL_BYTES.length; i++) {
            ALL_BYTES[i] = (byte) i;
        }
    }

    // Bytes that look like Engine.IO and Socket.IO packets, separators and invalid UTF-8.
    private static final List<byte[]> TRICKY = List.of(
            "4".getBytes(UTF_8),
            "451-[\"x\"]".getBytes(UTF_8),
            "bAAAA".getBytes(UTF_8),
            new byte[] {4},
            new byte[] {0x1e, 0x1e},
            new byte[] {-1, -2, 0, -128, -61, 0x28},
            ALL_BYTES);

    /** Sends values there and back, in an ack and in an event. */
    private static void expectSame(JavaClient client, @Nullable Object... values) throws Exception {
        assertThat(comparable(client.callAll("echo", values))).isEqualTo(comparable(list(values)));
        client.emit("echo", values);
        assertThat(comparable(client.next("echoed"))).isEqualTo(comparable(list(values)));
    }

    /** Arrays as lists, which compare by what is in them. */
    private static @Nullable Object comparable(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = object();
            map.forEach((key, element) -> copy.put((String) key, comparable(element)));
            return copy;
        }
        if (value instanceof List<?> elements) {
            List<@Nullable Object> copy = list();
            elements.forEach(element -> copy.add(comparable(element)));
            return copy;
        }
        return value instanceof byte[] bytes
                ? IntStream.range(0, bytes.length).mapToObj(i -> bytes[i]).toList()
                : value;
    }

    @Test
    void carriesBinaryOfAllShapes() throws Exception {
        JavaClient client = connect();
        for (byte[] data : TRICKY) {
            expectSame(client, data);
        }
        Map<String, Object> nested = object(
                "a",
                list(TRICKY.get(0), object("b", TRICKY.get(1), "c", null)),
                "d",
                "x",
                "e",
                list(list(TRICKY.get(5))));
        expectSame(client, "before", nested, ALL_BYTES);
    }

    @Test
    void carriesEmptyBinary() throws Exception {
        JavaClient client = connect();
        expectSame(client, EMPTY);
        expectSame(client, EMPTY, "full".getBytes(UTF_8), object("empty", list(EMPTY)));
    }

    @Test
    void carriesManyAttachmentsAmongUnicode() throws Exception {
        JavaClient client = connect();
        List<Object> parts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            parts.add(object("é✨", "𝒳" + i, "data", ("🎉" + i).getBytes(UTF_8)));
        }
        expectSame(client, parts);
    }

    @Test
    void sendsAsManyAttachmentsAsTheServerTakes() throws Exception {
        List<byte[]> parts =
                IntStream.range(0, 64).mapToObj(i -> ("🎉" + i).getBytes(UTF_8)).toList();
        assertThat(connect().call("binary:count", parts)).isEqualTo(64L);
    }

    @Test
    void carriesBinaryInTypedPayloads() throws Exception {
        Map<String, Object> blob =
                object("name", "é", "data", ALL_BYTES, "parts", list(EMPTY, TRICKY.get(0), TRICKY.get(4)));
        assertThat(comparable(connect().call("blob", blob))).isEqualTo(comparable(blob));
    }

    @Test
    void receivesBinaryBroadcastsAsAllOthersDo() throws Exception {
        String hall = unique("hall");
        List<JavaClient> all = connectAs("a", "b", "c");
        for (JavaClient client : all) {
            client.call("hall:enter", Map.of("hall", hall));
        }
        for (int i = 0; i < 10; i++) {
            all.get(0)
                    .call(
                            "hall:announce",
                            object(
                                    "halls",
                                    List.of(hall),
                                    "alsoMe",
                                    true,
                                    "text",
                                    "" + i,
                                    "data",
                                    String.valueOf(i).repeat(i * 100).getBytes(UTF_8)));
        }
        for (JavaClient client : all) {
            for (int i = 0; i < 10; i++) {
                Map<String, Object> received = client.nextObject("hall:announced");
                assertThat(received).containsEntry("text", "" + i);
                assertThat((byte[]) received.get("data"))
                        .asString(UTF_8)
                        .isEqualTo(String.valueOf(i).repeat(i * 100));
            }
        }
    }
}
