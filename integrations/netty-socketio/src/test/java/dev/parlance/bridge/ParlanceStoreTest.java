package dev.parlance.bridge;

import static dev.parlance.bridge.DeskEvents.DESK;
import static dev.parlance.bridge.DeskEvents.SAID;
import static org.assertj.core.api.Assertions.assertThat;

import com.corundumstudio.socketio.SocketIONamespace;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.store.MemoryStoreFactory;
import com.corundumstudio.socketio.store.pubsub.DispatchMessage;
import com.corundumstudio.socketio.store.pubsub.PubSubListener;
import com.corundumstudio.socketio.store.pubsub.PubSubMessage;
import com.corundumstudio.socketio.store.pubsub.PubSubStore;
import com.corundumstudio.socketio.store.pubsub.PubSubType;
import dev.parlance.bridge.DeskEvents.Said;
import dev.parlance.socket.Guest;
import dev.parlance.socket.RoomKind;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Broadcasts and the store of netty-socketio: to its own cluster, and to a Parlance server beside it. */
class ParlanceStoreTest {
    private static final Said HELLO = new Said("Ana", "Hello", Instant.EPOCH);
    private static final String SAID_HELLO =
            "42/desk,[\"said\",{\"from\":\"Ana\",\"text\":\"Hello\",\"at\":\"1970-01-01T00:00:00.000Z\"}]";

    private final List<DispatchMessage> published = new ArrayList<>();
    private final MemoryServer server = new MemoryServer(
            ParlanceJson.of(DESK), configuration -> configuration.setStoreFactory(ParlanceStore.of(new Cluster())));
    private final SocketIONamespace namespace = server.namespace("/desk");
    private final TypedNamespace desk = server.typed(namespace, DESK).build();
    private final MemoryServer.Client ana = server.connect("/desk");
    private final TestServer parlance = TestServer.create(DESK);
    private final dev.parlance.socket.Namespace<Guest> parlanceDesk = parlance.namespace("/desk");
    private final TestClient cleo = parlance.connect("/desk");

    @AfterEach
    void close() {
        desk.close();
        parlance.close();
    }

    /** A store of a cluster. */
    private final class Cluster extends MemoryStoreFactory {
        @Override
        public PubSubStore pubSubStore() {
            return new PubSubStore() {
                @Override
                public void publish(PubSubType type, PubSubMessage message) {
                    if (type == PubSubType.DISPATCH) {
                        published.add((DispatchMessage) message);
                    }
                }

                @Override
                public <T extends PubSubMessage> void subscribe(
                        PubSubType type, PubSubListener<T> listener, Class<T> message) {}

                @Override
                public void unsubscribe(PubSubType type) {}

                @Override
                public void shutdown() {}
            };
        }
    }

    /** As another node gets it. */
    private static DispatchMessage copy(DispatchMessage message) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(message);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return (DispatchMessage) in.readObject();
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void typedBroadcastsArePublishedToTheClusterAndSentOnByItsOtherNodes() {
        desk.emit(SAID, HELLO);
        desk.to("ticket:42", "ticket:43").emit(SAID, HELLO);
        desk.to().emit(SAID, HELLO);
        desk.emit(ana.socket(), SAID, HELLO);
        assertThat(ana.sent()).containsExactly(SAID_HELLO, SAID_HELLO);
        assertThat(published)
                .extracting(DispatchMessage::getRoom)
                .containsExactlyInAnyOrder("/desk", "ticket:42", "ticket:43");

        MemoryServer other = new MemoryServer(ParlanceJson.of(DESK));
        Namespace there = (Namespace) other.namespace("/desk");
        MemoryServer.Client bea = other.connect("/desk");
        bea.socket().joinRoom("ticket:43");
        for (DispatchMessage message : published) {
            there.dispatch(message.getRoom(), copy(message).getPacket());
        }
        assertThat(bea.sent()).containsExactly(SAID_HELLO, SAID_HELLO);
    }

    @Test
    void besideAParlanceServerItsAdapterTakesThePlaceOfTheCluster() {
        DualRun.join(desk, parlanceDesk);
        desk.emit(SAID, HELLO);
        assertThat(published).isEmpty();
        assertThat(cleo.expect(SAID)).isEqualTo(HELLO);
        cleo.expectNothingMore();
    }

    public static class Bean {
        public String getFrom() {
            return "Ana";
        }

        public String getText() {
            return "bean";
        }
    }

    @Test
    void whatTheApplicationSendsByItsFormerMethodsReachesTheOtherServerToo() {
        DualRun dual = DualRun.join(desk, parlanceDesk);
        parlanceDesk.socketsJoin(RoomKind.of("ticket").room("42"));
        ana.socket().joinRoom("ticket:42");

        namespace.getRoomOperations("ticket:42").sendEvent("said", HELLO);
        namespace.getBroadcastOperations().sendEvent("said", Map.of("from", "Ana", "text", "map"));
        namespace.getRoomOperations("ticket:42").sendEvent("said", ana.socket(), new Bean());
        namespace.getRoomOperations("ticket:43").sendEvent("said", HELLO);
        namespace.getRoomOperations("ticket:42").sendEvent("noted", new byte[] {1, 2});
        assertThat(ana.sent()).hasSize(3).first().isEqualTo(SAID_HELLO);
        assertThat(cleo.expect(SAID)).isEqualTo(HELLO);
        assertThat(cleo.expect(SAID).text()).isEqualTo("map");
        assertThat(cleo.expect(SAID).text()).isEqualTo("bean");
        assertThat(cleo.expect(DeskEvents.NOTED)).isEqualTo(new byte[] {1, 2});
        cleo.expectNothingMore();
        assertThat(published).hasSize(5);

        dual.close();
        namespace.getRoomOperations("ticket:42").sendEvent("said", HELLO);
        cleo.expectNothingMore();
    }
}
