package dev.parlance.internal.redis.wire.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.redis.wire.cluster.ClusterBody.Broadcast;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.Disconnect;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.FetchSockets;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.Join;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.Leave;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.ServerSideEmit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against what real Node servers have sent by their sharded and their streams adapters. */
class CapturedClusterMessagesTest {
    /** What notepack.io makes of 1e100: the defect of one message. */
    private static final String ZERO_IN_EIGHT_BYTES = "cf0000000000000000";

    /** By the beginning of a capture's id, what it asks for; others are answers, or of the older streams adapter. */
    private static final Map<String, Class<? extends ClusterBody>> REQUESTS = Map.of(
            "remote-join", Join.class,
            "remote-leave", Leave.class,
            "remote-disconnect", Disconnect.class,
            "server-side", ServerSideEmit.class,
            "fetch", FetchSockets.class,
            "bcast", Broadcast.class,
            "flag", Broadcast.class,
            "to-sid", Broadcast.class,
            "room", Broadcast.class,
            "socket-", Broadcast.class);

    static List<CapturedClusterMessage> all() {
        return CapturedClusterMessage.all();
    }

    @Test
    void noCaptureIsLeftOut() {
        assertThat(all()).hasSize(134);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isEncodedToTheCapturedBytes(CapturedClusterMessage captured) throws Exception {
        ClusterMessage message = captured.decode();
        if (captured.isEntry()) {
            assertThat(texts(StreamEntryCodec.encode(message))).isEqualTo(texts(captured.entry()));
        } else {
            byte[] encoded = captured.file().startsWith("sharded")
                    ? ClusterMessageCodec.encode(message)
                    : ClusterMessageCodec.encodePacked(message);
            assertThat(hex(encoded)).isEqualTo(hex(captured.payload()).replace(ZERO_IN_EIGHT_BYTES, "00"));
        }
    }

    // Lists, so that the order counts.
    private static List<String> texts(Map<String, byte[]> fields) {
        List<String> texts = new ArrayList<>();
        fields.forEach((name, value) -> texts.add(name + "=" + new String(value, StandardCharsets.UTF_8)));
        return texts;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void eachIsTheOperationThatNodeHasBeenAskedFor() throws Exception {
        Set<Class<?>> kinds = new java.util.HashSet<>();
        Set<String> asked = new TreeSet<>();
        for (CapturedClusterMessage captured : all()) {
            ClusterBody body = captured.decode().body();
            kinds.add(body.getClass());
            REQUESTS.forEach((id, kind) -> {
                if (captured.id().startsWith(id) && kind.isInstance(body)) {
                    asked.add(id);
                }
            });
        }
        assertThat(asked).containsExactlyInAnyOrderElementsOf(REQUESTS.keySet());
        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(Stream.of(ClusterBody.class.getPermittedSubclasses())
                        .filter(kind -> kind != ClusterBody.ClassicOnly.class)
                        .toList());
    }

    @Test
    void anOperationHasWhatNodeHasWritten() throws Exception {
        assertThat(body("bcast-room"))
                .isEqualTo(new Broadcast(
                        List.of("msg", Map.of("id", "m1", "text", "hi")),
                        BroadcastOptions.of(List.of("room1"), List.of()),
                        null));
        Broadcast volatileOne = (Broadcast) body("flag-volatile");
        assertThat(volatileOne.options().isVolatile()).isTrue();
        Broadcast withAck = (Broadcast) body("bcast-ack");
        assertThat(withAck.requestId()).hasSize(16);
        assertThat(withAck.options().timeoutMillis(0)).isEqualTo(500);
        assertThat(body("remote-leave"))
                .isEqualTo(new Leave(
                        BroadcastOptions.of(List.of("room3"), List.of("zzz")), List.of("room4", "room5", "room6")));
        assertThat(body("remote-disconnect"))
                .isEqualTo(new Disconnect(BroadcastOptions.of(List.of("room3"), List.of()), true));
    }

    private static ClusterBody body(String id) throws Exception {
        for (CapturedClusterMessage captured : all()) {
            if (captured.file().equals("sharded-dynamic.json") && captured.id().equals(id)) {
                return captured.decode().body();
            }
        }
        throw new AssertionError("no capture " + id);
    }
}
