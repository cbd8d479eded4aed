package dev.parlance.internal.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.Selection;
import dev.parlance.http.HttpRequest;
import dev.parlance.internal.engine.Engine;
import dev.parlance.internal.engine.EngineHandler;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.engine.EngineStatistics;
import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.server.SteppedTimers;
import dev.parlance.internal.server.event.EventFormat;
import dev.parlance.internal.server.event.EventWriter;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.event.PendingAcks;
import dev.parlance.internal.server.event.SocketIoFormat;
import dev.parlance.internal.server.event.TypeAndDataFormat;
import dev.parlance.internal.server.report.NamespaceReports;
import dev.parlance.internal.server.report.ServerReports;
import dev.parlance.internal.server.socket.ClientHandshake;
import dev.parlance.internal.server.socket.LocalData;
import dev.parlance.socket.AckException;
import dev.parlance.socket.DataMap;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.PayloadEncoding;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A broadcast is encoded once for each format in use, whatever the number of members. */
class DeliveryByFormatTest {
    private static final int MEMBERS = 1_000;
    private static final Handshake HANDSHAKE =
            new ClientHandshake("/", HttpRequest.builder("GET", "/socket.io/").build(), null, new JsonCodec());

    private final Counting plain = new Counting(SocketIoFormat.PLAIN);
    private final Counting base64 = new Counting(SocketIoFormat.BASE64);
    private final Counting webSocket = new Counting(TypeAndDataFormat.INSTANCE);
    private final List<String> delivered = new ArrayList<>();
    private final LocalRooms rooms = new LocalRooms(new RoomNotifier(() -> AdapterFactory.STANDALONE.open("/", null)));
    private final LocalDelivery delivery = new LocalDelivery(
            rooms,
            new AwaySockets(rooms),
            new Recording(),
            new NamespaceReports(new ServerReports(List.of(), new SteppedTimers()), "/", "/"));
    private final EventWriter writer = new EventWriter(new JsonCodec(), "/");

    /** A format that counts what is made in it. */
    private static final class Counting implements EventFormat {
        private final EventFormat counted;
        private final AtomicInteger encoded = new AtomicInteger();
        private final AtomicInteger frames = new AtomicInteger();

        Counting(EventFormat counted) {
            this.counted = counted;
        }

        @Override
        public EncodedArguments encode(JsonCodec json, EncodedArguments event) {
            encoded.incrementAndGet();
            return counted.encode(json, event);
        }

        @Override
        public Frame event(String namespace, long ackId, EncodedArguments event) {
            frames.incrementAndGet();
            return counted.event(namespace, ackId, event);
        }

        @Override
        public PayloadEncoding payloadEncoding() {
            return counted.payloadEncoding();
        }

        @Override
        public EventFormat withEncoding(PayloadEncoding encoding) {
            return counted.withEncoding(encoding);
        }

        @Override
        public boolean hasAcks() {
            return counted.hasAcks();
        }

        @Override
        public Frame ack(JsonCodec json, String namespace, long ackId, EncodedArguments values) {
            return counted.ack(json, namespace, ackId, values);
        }

        @Override
        public IncomingArguments decode(JsonCodec json, IncomingArguments received) {
            return counted.decode(json, received);
        }
    }

    /** Records each frame with the number of its receivers. */
    private final class Recording implements Engine {
        @Override
        public void start(EngineHandler handler) {}

        @Override
        public InetSocketAddress address() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void deliver(Frame frame, Collection<? extends EngineSession> sessions) {
            delivered.add(sessions.size() + " x " + new String(frame.text(), StandardCharsets.UTF_8));
        }

        @Override
        public EngineStatistics statistics() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void stopAccepting() {}

        @Override
        public CompletionStage<Void> close(Duration deadline) {
            return CompletableFuture.completedStage(null);
        }
    }

    /** A recipient of a format; it asks as many as it is asked itself. */
    private record Member(String id, EventFormat format, JoinedRooms joinedRooms) implements Recipient {
        private static final EngineSession SESSION = (EngineSession) Proxy.newProxyInstance(
                EngineSession.class.getClassLoader(), new Class<?>[] {EngineSession.class}, (proxy, method, args) -> {
                    throw new UnsupportedOperationException();
                });

        @Override
        public String userId() {
            return "u";
        }

        @Override
        public Handshake handshake() {
            return HANDSHAKE;
        }

        @Override
        public DataMap data() {
            return new LocalData();
        }

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public EngineSession session() {
            return SESSION;
        }

        @Override
        public void notifyOutgoing(OutgoingEvent event) {}

        @Override
        public void request(OutgoingEvent event, Duration deadline, PendingAcks.Callback callback) {
            event.frame(format, id.hashCode() & 0xff);
        }

        @Override
        public void disconnect() {}

        @Override
        public void disconnectClient() {}
    }

    private static final class Ignoring implements PendingAcks.Callback {
        @Override
        public void answered(Supplier<IncomingArguments> values) {}

        @Override
        public void failed(AckException.Reason reason) {}
    }

    @BeforeEach
    void mixMembers() {
        for (int i = 0; i < MEMBERS; i++) {
            EventFormat format = i % 10 < 3 ? base64 : i % 10 < 6 ? webSocket : plain;
            rooms.add(new Member("m" + i, format, new JoinedRooms()), () -> List.of("hall"), () -> true);
        }
    }

    @Test
    void threeEncodingsAreMadeForAThousandMembersOfThreeKinds() {
        delivery.deliver(Selection.inRooms(Set.of("hall")), writer.untyped("say", "a"), false);
        assertThat(delivered)
                .containsExactlyInAnyOrder(
                        "400 x 2[\"say\",\"a\"]",
                        "300 x 2[\"say\",\"ImEi\"]",
                        "300 x {\"type\":\"say\",\"data\":\"a\"}");
        assertThat(List.of(plain, base64, webSocket)).allSatisfy(format -> {
            assertThat(format.encoded).hasValue(1);
            assertThat(format.frames).hasValue(1);
        });
    }

    @Test
    void aRequestIsEncodedOnceToo() {
        int asked = delivery.request(
                Selection.everyone(), writer.untyped("vote", "a"), Duration.ofSeconds(1), new Ignoring());
        assertThat(asked).isEqualTo(700);
        assertThat(plain.encoded).hasValue(1);
        assertThat(base64.encoded).hasValue(1);
        assertThat(webSocket.encoded).hasValue(0);
    }

    @Test
    void aBroadcastOfAnotherServerIsEncodedOnceForEachToo() {
        NamespaceNode node =
                new NamespaceNode(writer, rooms, new AwaySockets(rooms), delivery, null, Runnable::run, null);
        node.broadcast(new Broadcast(Selection.everyone(), "say", List.of("a"), false));
        assertThat(delivered).hasSize(3);
        assertThat(node.fetchSockets(Selection.everyone())).hasSize(MEMBERS);
        assertThat(base64.encoded).hasValue(1);
    }
}
