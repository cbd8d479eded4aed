package dev.parlance.benchmarks.server;

import dev.parlance.ParlanceServer;
import dev.parlance.ServerBuilder;
import dev.parlance.benchmarks.process.ChatMessage;
import dev.parlance.benchmarks.process.Conversation;
import dev.parlance.benchmarks.process.OrderPlaced;
import dev.parlance.benchmarks.process.PlaceOrder;
import dev.parlance.benchmarks.process.ServerSettings;
import dev.parlance.benchmarks.process.ServerUnderTest;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.PayloadEncoding;
import dev.parlance.socket.PlainFormat;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.Room;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** Parlance with its defaults; whether it compresses is its own decision. */
public final class ParlanceServerUnderTest implements ServerUnderTest {
    private static final ServerEvent<ChatMessage> MESSAGE =
            ServerEvent.serverEvent(ChatMessage.EVENT, ChatMessage.class);
    private static final ClientRequest<PlaceOrder, OrderPlaced> PLACE =
            ClientRequest.clientRequest(PlaceOrder.EVENT, PlaceOrder.class, OrderPlaced.class);
    private static final ClientRequest<Void, Void> USE_BASE64 =
            ClientRequest.clientRequest(ChatMessage.USE_BASE64, Void.class);
    private static final Room ROOM = Room.named(ChatMessage.ROOM);

    private final UnaryOperator<ServerBuilder> settings;
    private Namespace<Guest> main;

    private ParlanceServerUnderTest() {
        this(UnaryOperator.identity());
    }

    /** With other settings than the defaults. */
    ParlanceServerUnderTest(UnaryOperator<ServerBuilder> settings) {
        this.settings = settings;
    }

    public static void main(String[] arguments) throws Exception {
        Conversation.hold(new ParlanceServerUnderTest(), arguments);
    }

    @Override
    public int start(ServerSettings settings) throws IOException {
        ServerBuilder builder = ParlanceServer.builder()
                .host("127.0.0.1")
                .port(0)
                .pingInterval(settings.pingInterval())
                .pingTimeout(ServerSettings.PING_TIMEOUT)
                // A load is not a flood, though it looks like one.
                .rateLimits(RateLimits.NONE);
        ParlanceServer server = this.settings.apply(builder).build();
        main = server.namespaceBuilder("/")
                .webSocket("/events", PlainFormat.typeAndData().oneWay())
                .build();
        main.onConnect(socket -> socket.join(ROOM));
        main.handle(PLACE, (socket, order) -> order.placed());
        main.handle(USE_BASE64, socket -> {
            socket.encoding(PayloadEncoding.BASE64);
            return null;
        });
        server.start();
        return server.port();
    }

    @Override
    public int connections() {
        return main.sockets().size();
    }

    @Override
    public void broadcast(ChatMessage message) {
        main.to(ROOM).emit(MESSAGE, message);
    }
}
