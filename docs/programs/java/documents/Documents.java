package documents;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;
import static dev.parlance.event.ServerRequest.serverRequest;

import dev.parlance.ParlanceServer;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Limit;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerRequest;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RoomKind;
import dev.parlance.socket.Server;
import dev.parlance.socket.User;
import java.time.Duration;
import java.util.regex.Pattern;

/** The same server as {@code js/server.mjs}. */
public final class Documents {
    public record Login(String token) {}

    public record Readers(int readers) {}

    public record Edit(String id, @Limit(max = 1000) String text) {}

    public record Cursor(String id, int line) {}

    public record Size(int bytes) {}

    public record Document(String id) {}

    public record Agreement(boolean yes) {}

    public record Published(boolean agreed) {}

    public record Gone(String user, String reason) {}

    public static final ClientRequest<String, Readers> OPEN = clientRequest("open", String.class, Readers.class);
    public static final ServerEvent<String> OPENED = serverEvent("opened", String.class);
    public static final ClientEvent<Edit> EDIT = clientEvent("edit", Edit.class);
    public static final ServerEvent<Edit> EDITED = serverEvent("edited", Edit.class);
    public static final ClientEvent<Cursor> CURSOR = clientEvent("cursor", Cursor.class);
    public static final ServerEvent<Cursor> CURSOR_MOVED = serverEvent("cursor", Cursor.class);
    public static final ClientRequest<byte[], Size> PICTURE = clientRequest("picture", byte[].class, Size.class);
    public static final ClientRequest<Document, Published> PUBLISH =
            clientRequest("publish", Document.class, Published.class);
    public static final ServerRequest<Document, Agreement> AGREE =
            serverRequest("agree", Document.class, Agreement.class);
    public static final ServerEvent<Gone> GONE = serverEvent("gone", Gone.class);
    public static final ServerEvent<String> WELCOME = serverEvent("welcome", String.class);

    public record Account(String id) implements User {}

    private static final RoomKind DOCUMENT = RoomKind.of("document");

    private Documents() {}

    public static void setUp(Server server) {
        Namespace<Account> documents = server.namespace("/documents", handshake -> {
            if (!handshake.auth(Login.class).token().equals("sesame")) {
                throw new ConnectRefusedException("unknown token");
            }
            return new Account("ana");
        });

        documents.handle(OPEN, (socket, id) -> {
            socket.join(DOCUMENT.room(id));
            socket.to(DOCUMENT.room(id)).emit(OPENED, socket.user().id());
            return new Readers(
                    documents.to(DOCUMENT.room(id)).fetchSockets().join().size());
        });

        documents.on(EDIT, (socket, edit) -> socket.to(DOCUMENT.room(edit.id())).emit(EDITED, edit));

        documents.on(
                CURSOR,
                (socket, cursor) ->
                        socket.to(DOCUMENT.room(cursor.id())).asVolatile().emit(CURSOR_MOVED, cursor));

        documents.handle(PICTURE, (socket, data) -> new Size(data.length));

        documents.handleAsync(
                PUBLISH,
                (socket, document) -> documents
                        .to(DOCUMENT.room(document.id()))
                        .exceptSockets(socket.id())
                        .request(AGREE, document, Duration.ofSeconds(5))
                        .thenApply(answers -> new Published(answers.isComplete()
                                && answers.received().stream().allMatch(Agreement::yes))));

        documents.onDisconnect(
                (socket, reason) -> documents.emit(GONE, new Gone(socket.user().id(), reason.toString())));

        server.parentNamespace(Pattern.compile("/project-\\d+"))
                .onCreated((project, match) -> project.onConnect(socket -> socket.emit(WELCOME, project.name())))
                .build();
    }

    public static ParlanceServer start(int port) throws Exception {
        ParlanceServer server = ParlanceServer.builder()
                .port(port)
                .pingInterval(Duration.ofSeconds(25))
                .maxPayload(1_000_000)
                .build();
        setUp(server);
        server.start();
        return server;
    }

    public static void main(String[] args) throws Exception {
        ParlanceServer server = start(9092);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }
}
