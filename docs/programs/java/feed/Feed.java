package feed;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.EventstreamCatalogue;
import dev.parlance.catalogue.eventstream.EventstreamAuthenticator;
import dev.parlance.catalogue.eventstream.EventstreamFeature;
import dev.parlance.catalogue.eventstream.EventstreamRoomPayload;
import dev.parlance.catalogue.eventstream.EventstreamRoomPayload.RoomType;
import dev.parlance.catalogue.eventstream.InMemoryEventstreamRooms;
import dev.parlance.catalogue.eventstream.InMemoryEventstreamSessions;
import dev.parlance.catalogue.eventstream.TextMessagePayload;
import dev.parlance.catalogue.eventstream.TextMessagePayload.MarkupType;
import dev.parlance.catalogue.eventstream.TextMessagePayload.MessageType;
import dev.parlance.catalogue.eventstream.TextMessagePayload.Priority;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.socket.Server;
import dev.parlance.socket.User;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Rooms that are written in with REST calls, and followed over a plain WebSocket. */
public final class Feed {
    private static final long RELEASE = 2;

    private final InMemoryEventstreamSessions<Colleague> sessions = new InMemoryEventstreamSessions<>();
    private final InMemoryEventstreamRooms rooms = new InMemoryEventstreamRooms();
    private final EventstreamFeature stream = EventstreamFeature.of(rooms);
    private final AtomicLong ids = new AtomicLong();

    public record Colleague(String id, long number) implements User {}

    private Feed() {
        rooms.put(EventstreamRoomPayload.of(RELEASE, "Release", RoomType.PRIVATE, System.currentTimeMillis()))
                .add(RELEASE, "ada");
        sessions.addToken("ada's token", new Colleague("ada", 1)).addToken("bob's token", new Colleague("bob", 2));
    }

    public static void setUp(Server server) {
        Feed feed = new Feed();
        server.namespaceBuilder(EventstreamCatalogue.NAMESPACE)
                .catalogues(EventstreamCatalogue.EVENTSTREAM)
                .authenticator(new EventstreamAuthenticator<>(feed.sessions))
                .webSocket(EventstreamCatalogue.PATH, EventstreamCatalogue.FORMAT)
                .build()
                .install(feed.stream);
        server.http("/release/messages", request -> feed.post(request));
        server.http("/release/members", request -> feed.invite(request));
    }

    private @Nullable Colleague member(HttpRequest request) {
        String authorization = request.headers().first("Authorization");
        Colleague colleague =
                authorization == null ? null : sessions.byToken(authorization.replaceFirst("^Bearer ", ""));
        boolean isMember = colleague != null && rooms.roomsOf(colleague.id()).contains(RELEASE);
        return isMember ? colleague : null;
    }

    private HttpResponse post(HttpRequest request) {
        Colleague author = member(request);
        if (author == null) {
            return HttpResponse.text(403, "");
        }
        stream.messagesCreated(List.of(message(author, text(request))));
        return HttpResponse.text(201, "");
    }

    private HttpResponse invite(HttpRequest request) {
        if (member(request) == null) {
            return HttpResponse.text(403, "");
        }
        rooms.add(RELEASE, text(request));
        stream.accessChanged(RELEASE, List.of(text(request)));
        return HttpResponse.text(201, "");
    }

    private static String text(HttpRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    private TextMessagePayload message(Colleague author, String text) {
        long now = System.currentTimeMillis();
        return new TextMessagePayload(
                ids.incrementAndGet(),
                MessageType.REGULAR,
                RELEASE,
                text,
                author.number(),
                0,
                Priority.NORMAL,
                MarkupType.PLAIN,
                now,
                now,
                now,
                List.of(),
                0,
                List.of(),
                null,
                null);
    }

    public static ParlanceServer start(int port) throws Exception {
        ParlanceServer server = ParlanceServer.builder().port(port).build();
        setUp(server);
        server.start();
        return server;
    }

    public static void main(String[] args) throws Exception {
        start(9092);
    }
}
