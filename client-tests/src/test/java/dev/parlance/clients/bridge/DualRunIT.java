package dev.parlance.clients.bridge;

import static dev.parlance.bridge.DeskEvents.DESK;
import static dev.parlance.bridge.DeskEvents.MOOD;
import static dev.parlance.bridge.DeskEvents.SAID;
import static org.assertj.core.api.Assertions.assertThat;

import com.corundumstudio.socketio.SocketIONamespace;
import dev.parlance.ParlanceServer;
import dev.parlance.binding.Emits;
import dev.parlance.binding.Handles;
import dev.parlance.binding.TypedEmitter;
import dev.parlance.binding.TypedListeners;
import dev.parlance.bridge.DeskEvents.Account;
import dev.parlance.bridge.DeskEvents.Receipt;
import dev.parlance.bridge.DeskEvents.Said;
import dev.parlance.bridge.DeskEvents.Say;
import dev.parlance.bridge.DualRun;
import dev.parlance.bridge.NettySocketio;
import dev.parlance.bridge.ParlanceJson;
import dev.parlance.bridge.TypedNamespace;
import dev.parlance.clients.node.JsClient;
import dev.parlance.clients.node.Node;
import dev.parlance.clients.proxies.ProxyProgram.Kind;
import dev.parlance.socket.Answers;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client of Socket.IO 2 on netty-socketio and one of Socket.IO 4 on Parlance, in one room, behind one port. */
class DualRunIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Room TICKET = RoomKind.of("ticket").room("42");

    private final NettySocketio old = new NettySocketio(ParlanceJson.of(DESK));
    private final ParlanceServer parlance =
            ParlanceServer.builder().host("127.0.0.1").port(0).catalogues(DESK).build();
    private final SocketIONamespace oldNamespace = old.server().addNamespace("/desk");
    private final TypedNamespace desk = TypedNamespace.on(oldNamespace, DESK)
            .user(client -> client.get("account"))
            .build();
    private final Namespace<Account> parlanceDesk = parlance.namespace("/desk", handshake -> new Account("new"));
    private final DualRun dual = DualRun.join(desk, parlanceDesk);

    @TempDir
    Path folder;

    /** The same class on both servers: it sends by an interface, and is given the user. */
    public static final class DeskListeners {
        private final Outgoing ticket;
        private final AtomicLong count;

        DeskListeners(Outgoing ticket, AtomicLong count) {
            this.ticket = ticket;
            this.count = count;
        }

        @Handles("say")
        public Receipt say(Account user, Say say) {
            ticket.said(new Said(user.id(), say.text(), null));
            return new Receipt(count.incrementAndGet());
        }
    }

    public interface Outgoing {
        @Emits("said")
        void said(Said said);
    }

    @BeforeEach
    void start() throws Exception {
        Node.prepare();
        AtomicLong count = new AtomicLong();
        oldNamespace.addConnectListener(client -> {
            client.set("account", new Account("old"));
            client.joinRoom("ticket:42");
        });
        parlanceDesk.onConnect(socket -> socket.join(TICKET));
        desk.bind(new DeskListeners(desk.emitter(Outgoing.class, "ticket:42"), count));
        TypedListeners.bind(
                new DeskListeners(TypedEmitter.of(Outgoing.class, DESK, parlanceDesk.to(TICKET)), count),
                DESK,
                parlanceDesk);
        old.start();
        parlance.start();
    }

    @AfterEach
    void stop() {
        dual.close();
        parlance.close();
        old.close();
        desk.close();
    }

    private static JSONObject say(String text) throws Exception {
        return new JSONObject().put("ticket", "42").put("text", text);
    }

    private static String said(String from, String text) {
        return "[\"said\",{\"from\":\"" + from + "\",\"text\":\"" + text + "\"}]";
    }

    @ParameterizedTest
    @EnumSource
    void bothAreInOneRoom(Kind kind) throws Exception {
        try (Router router = Router.start(kind, old.port(), parlance.port(), folder);
                JsClient ana = DeskClients.connect("2x", router.url(), "websocket");
                JsClient cleo = DeskClients.connect("4x", router.url(), "upgrade")) {
            assertThat(oldNamespace.getAllClients()).hasSize(1);
            assertThat(parlanceDesk.sockets()).hasSize(1);

            ana.emit("say", say("from 2"));
            assertThat(ana.next()).isEqualTo(said("old", "from 2"));
            assertThat(ana.ack()).isEqualTo("[{\"number\":1}]");
            assertThat(cleo.next()).isEqualTo(said("old", "from 2"));

            cleo.emit("say", say("from 4"));
            assertThat(cleo.next()).isEqualTo(said("new", "from 4"));
            assertThat(cleo.ack()).isEqualTo("[{\"number\":2}]");
            assertThat(ana.next()).isEqualTo(said("new", "from 4"));

            for (int i = 0; i < 20; i++) {
                Said said = new Said("server", "" + i, null);
                if (i % 2 == 0) {
                    desk.to("ticket:42").emit(SAID, said);
                } else {
                    parlanceDesk.to(TICKET).emit(SAID, said);
                }
            }
            for (int i = 0; i < 20; i++) {
                assertThat(ana.next()).isEqualTo(said("server", "" + i));
                assertThat(cleo.next()).isEqualTo(said("server", "" + i));
            }

            ana.answer("mood", 2);
            cleo.answer("mood", 4);
            assertAllAnswer(parlanceDesk.request(MOOD, SOON).get(20, TimeUnit.SECONDS));
            assertAllAnswer(desk.everyone().request(MOOD, SOON).get(20, TimeUnit.SECONDS));
            for (JsClient client : new JsClient[] {ana, ana, cleo, cleo}) {
                assertThat(client.next()).isEqualTo("[\"mood\"]");
            }

            // What has not come before this marker never will.
            parlanceDesk.emit(SAID, new Said("server", "end", null));
            assertThat(ana.next()).isEqualTo(said("server", "end"));
            assertThat(cleo.next()).isEqualTo(said("server", "end"));
        }
        Awaitility.await().atMost(SOON).until(() -> oldNamespace.getAllClients().isEmpty());
    }

    private static void assertAllAnswer(Answers<Integer> answers) {
        assertThat(answers.received()).containsExactlyInAnyOrder(2, 4);
        assertThat(answers.isComplete()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = "NGINX")
    void oneServerMayEndAndTheOtherGoesOn(Kind kind) throws Exception {
        try (Router router = Router.start(kind, old.port(), parlance.port(), folder);
                JsClient ana = DeskClients.connect("2x", router.url(), "websocket");
                JsClient cleo = DeskClients.connect("4x", router.url(), "websocket")) {
            parlance.close();
            assertThat(cleo.awaitDisconnect()).isNotEmpty();
            ana.emit("say", say("alone"));
            assertThat(ana.next()).isEqualTo(said("old", "alone"));
            assertThat(ana.ack()).isEqualTo("[{\"number\":1}]");
        }
    }
}
