package chat;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.Limit.Kind.NAME;
import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.ParlanceServer;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Limit;
import dev.parlance.event.ServerEvent;
import dev.parlance.http.HttpResponse;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Server;
import dev.parlance.socket.User;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** A chat in one class and one page. */
public final class Chat {
    // What travels.
    public record Login(
            @Limit(value = NAME, max = 40, notBlank = true) String name) {}

    public record Say(@Limit(max = 500, notBlank = true) String text) {}

    public record Said(String from, String text) {}

    public record Receipt(long number) {}

    public record Person(String name) {}

    // The events: who sends them is their type.
    public static final ClientRequest<Say, Receipt> SAY = clientRequest("say", Say.class, Receipt.class);
    public static final ServerEvent<Said> SAID = serverEvent("said", Said.class);
    public static final ClientEvent<Void> TYPING = clientEvent("typing");
    public static final ServerEvent<Person> TYPES = serverEvent("types", Person.class);
    public static final ServerEvent<Person> CAME = serverEvent("came", Person.class);
    public static final ServerEvent<Person> LEFT = serverEvent("left", Person.class);

    public record Member(String id) implements User {}

    private Chat() {}

    public static void setUp(Server server) {
        Namespace<Member> chat = server.namespace(
                "/chat", handshake -> new Member(handshake.auth(Login.class).name()));

        AtomicLong count = new AtomicLong();
        chat.handle(SAY, (socket, say) -> {
            socket.broadcast().emit(SAID, new Said(socket.user().id(), say.text()));
            return new Receipt(count.incrementAndGet());
        });
        chat.on(
                TYPING,
                socket -> socket.broadcast()
                        .asVolatile()
                        .emit(TYPES, new Person(socket.user().id())));

        chat.onConnect(
                socket -> socket.broadcast().emit(CAME, new Person(socket.user().id())));
        chat.onDisconnect(
                (socket, reason) -> chat.emit(LEFT, new Person(socket.user().id())));
    }

    public static ParlanceServer start(int port, Path client) throws Exception {
        byte[] page = page();
        ParlanceServer server =
                ParlanceServer.builder().port(port).serveClient(client).build();
        setUp(server);
        server.http("/", request -> HttpResponse.of(200, "text/html; charset=utf-8", page));
        server.start();
        return server;
    }

    private static byte[] page() throws IOException {
        try (InputStream file = Chat.class.getResourceAsStream("/chat.html")) {
            return file.readAllBytes();
        }
    }

    public static void main(String[] args) throws Exception {
        ParlanceServer server = start(9092, Path.of("node_modules/socket.io-client/dist"));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println("http://localhost:" + server.port());
    }
}
