package dev.parlance.internal.redis.wire.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.redis.wire.JsonTextCodec;
import dev.parlance.internal.redis.wire.MalformedMessageException;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.Broadcast;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.ClientAck;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.ClientCount;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.Disconnect;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.Done;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.FetchRooms;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.FetchSockets;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.Join;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.Leave;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.Rooms;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.ServerSideAnswer;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.ServerSideEmit;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.SocketIds;
import dev.parlance.internal.redis.wire.cluster.ClusterBody.Sockets;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against what real Node servers and emitters have sent by the classic adapter. */
class CapturedClassicMessagesTest {
    private static final Pattern NAMESPACE = Pattern.compile("[^#]+#(/[^#]*)#.*");

    /** What notepack.io makes of 1e100: the defect of one message. */
    private static final String ZERO_IN_EIGHT_BYTES = "cf0000000000000000";

    private static final Map<String, Class<? extends ClusterBody>> REQUESTS = Map.ofEntries(
            Map.entry("all-rooms", FetchRooms.class),
            Map.entry("bcast-ack", Broadcast.class),
            Map.entry("socket-timeout", Broadcast.class),
            Map.entry("fetch", FetchSockets.class),
            Map.entry("remote-join", Join.class),
            Map.entry("sockets-join", Join.class),
            Map.entry("remote-leave", Leave.class),
            Map.entry("sockets-leave", Leave.class),
            Map.entry("remote-disconnect", Disconnect.class),
            Map.entry("disconnect", Disconnect.class),
            Map.entry("server-side-emit", ServerSideEmit.class));

    private static final Map<String, List<Class<? extends ClusterBody>>> RESPONSES = Map.of(
            "all-rooms", List.of(Rooms.class),
            "bcast-ack", List.of(ClientCount.class, ClientAck.class),
            "socket-timeout", List.of(ClientCount.class, ClientAck.class),
            "fetch", List.of(Sockets.class),
            "server-side-emit", List.of(ServerSideAnswer.class),
            "sockets", List.of(SocketIds.class),
            "legacy", List.of(Done.class));

    private enum Kind {
        BROADCAST,
        REQUEST,
        RESPONSE
    }

    record Captured(String file, String id, String channel, byte[] bytes) {
        Kind kind() {
            return channel.contains("-request#")
                    ? Kind.REQUEST
                    : channel.contains("-response#") ? Kind.RESPONSE : Kind.BROADCAST;
        }

        String namespace() {
            return NAMESPACE.matcher(channel).replaceFirst("$1");
        }

        ClusterMessage decode() throws MalformedMessageException {
            return switch (kind()) {
                case BROADCAST -> ClassicBroadcastCodec.decode(bytes);
                case REQUEST -> ClassicRequestCodec.decode(bytes, namespace());
                case RESPONSE -> ClassicResponseCodec.decode(bytes, namespace());
            };
        }

        @Override
        public String toString() {
            return file + " " + id + " " + kind();
        }
    }

    static List<Captured> all() throws IOException, MalformedMessageException {
        try (InputStream in = CapturedClassicMessagesTest.class.getResourceAsStream(
                "/dev/parlance/internal/redis/wire/captured-messages.json")) {
            List<Captured> all = new ArrayList<>();
            for (Object vector : (List<?>) ((Map<?, ?>) JsonTextCodec.decode(in.readAllBytes())).get("vectors")) {
                Map<?, ?> captured = (Map<?, ?>) vector;
                String file = (String) captured.get("file");
                if (captured.get("command").equals("PUBLISH") && !file.startsWith("streams")) {
                    all.add(new Captured(
                            file,
                            (String) captured.get("id"),
                            (String) captured.get("channel"),
                            HexFormat.of().parseHex((String) captured.get("payloadHex"))));
                }
            }
            return all;
        }
    }

    @Test
    void noCaptureIsLeftOut() throws Exception {
        assertThat(all()).hasSize(105);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isDecodedToTheRightOperation(Captured captured) throws Exception {
        ClusterMessage message = captured.decode();

        assertThat(message.namespace()).isEqualTo(captured.namespace());
        switch (captured.kind()) {
            case BROADCAST -> assertThat(message.body()).isInstanceOf(Broadcast.class);
            case REQUEST -> assertThat(message.body()).isInstanceOf(of(REQUESTS, captured.id()));
            default ->
                assertThat(message.body())
                        .isInstanceOfAny(of(RESPONSES, captured.id()).toArray(Class[]::new));
        }
        if (captured.kind() == Kind.BROADCAST) {
            assertThat(ClassicBroadcastCodec.senderOf(captured.bytes())).isEqualTo(message.uid());
        }
    }

    private static <T> T of(Map<String, T> byPrefix, String id) {
        return byPrefix.entrySet().stream()
                .filter(entry -> id.startsWith(entry.getKey()))
                .max(Map.Entry.comparingByKey(Comparator.comparingInt(String::length)))
                .orElseThrow(() -> new AssertionError(id))
                .getValue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isEncodedToTheCapturedBytes(Captured captured) throws Exception {
        ClusterMessage message = captured.decode();

        byte[] encoded = switch (captured.kind()) {
            case BROADCAST -> broadcast(captured, message);
            case REQUEST -> ClassicRequestCodec.encode(message.uid(), message.namespace(), message.body());
            case RESPONSE -> ClassicResponseCodec.encode(message.body());
        };

        assertThat(hex(encoded)).isEqualTo(hex(captured.bytes()).replace(ZERO_IN_EIGHT_BYTES, "00"));
    }

    private static byte[] broadcast(Captured captured, ClusterMessage message) {
        Broadcast body = (Broadcast) message.body();
        return captured.file().startsWith("emitter")
                ? ClassicBroadcastCodec.encodeOfEmitter(message.uid(), message.namespace(), body)
                : ClassicBroadcastCodec.encode(message.uid(), message.namespace(), body);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
