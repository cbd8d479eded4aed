package dev.parlance.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.EventstreamCatalogue;
import dev.parlance.catalogue.eventstream.EventstreamAuthenticator;
import dev.parlance.catalogue.eventstream.EventstreamFeature;
import dev.parlance.catalogue.eventstream.EventstreamRoomPayload;
import dev.parlance.catalogue.eventstream.EventstreamRoomPayload.RoomType;
import dev.parlance.catalogue.eventstream.InMemoryEventstreamRooms;
import dev.parlance.catalogue.eventstream.InMemoryEventstreamSessions;
import dev.parlance.http.HttpResponse;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.User;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The event stream in Chromium: a page of the server opens it with its session cookie, and no other does. */
class StreamPageIT {
    private static final long SECONDS = 60;

    private final InMemoryEventstreamRooms rooms = new InMemoryEventstreamRooms();
    private final EventstreamFeature stream = EventstreamFeature.of(rooms);
    private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
    private final CountDownLatch entered = new CountDownLatch(1);

    private record Viewer(String id) implements User {}

    private ParlanceServer start() throws IOException {
        ParlanceServer server =
                ParlanceServer.builder().host("127.0.0.1").port(0).build();
        server.http("/", request -> HttpResponse.of(200, "text/html", new byte[0]));
        Namespace<Viewer> namespace = server.namespaceBuilder(EventstreamCatalogue.NAMESPACE)
                .catalogues(EventstreamCatalogue.EVENTSTREAM)
                .authenticator(new EventstreamAuthenticator<>(
                        new InMemoryEventstreamSessions<Viewer>().addSession("s3cret", new Viewer("ada"))))
                .webSocket(EventstreamCatalogue.PATH, EventstreamCatalogue.FORMAT)
                .build();
        namespace.install(stream);
        namespace.onConnect(socket -> entered.countDown());
        server.start();
        return server;
    }

    @Test
    void aPageOpensItWithItsSessionCookie() throws Exception {
        PageTools.require();
        PageTools.install();
        try (ParlanceServer server = start()) {
            Process script = new ProcessBuilder("node", "stream.js", "http://127.0.0.1:" + server.port(), "s3cret")
                    .directory(PageTools.SCRIPTS.toFile())
                    .redirectErrorStream(true)
                    .start();
            try {
                Thread reader = new Thread(() -> read(script.inputReader(StandardCharsets.UTF_8)), "output");
                reader.setDaemon(true);
                reader.start();
                follow(script);
            } finally {
                script.descendants().forEach(ProcessHandle::destroy);
                script.destroy();
            }
        }
    }

    private void follow(Process script) throws Exception {
        assertThat(List.of(next(), next(), next()))
                .containsExactlyInAnyOrder("stranger close 1006", "foreign close 1006", "ada open");
        assertThat(entered.await(SECONDS, TimeUnit.SECONDS)).isTrue();

        rooms.put(EventstreamRoomPayload.of(2, "Open", RoomType.PUBLIC, 1)).view(2, "ada", 3, true, false);
        stream.roomCreated(2);
        assertThat(next())
                .isEqualTo("ada {\"type\":\"RoomCreated\",\"data\":{\"room\":{\"roomId\":2,\"displayName\":\"Open\","
                        + "\"name\":\"Open\",\"roomType\":\"Public\",\"createdUtc\":1,\"lastModifiedUtc\":1,"
                        + "\"unreadMessageCount\":3,\"isModerator\":true,\"isArchived\":false,\"isPinned\":false}}}");
        stream.messageDeleted(2, 7, 0);
        assertThat(next())
                .isEqualTo("ada {\"type\":\"TextMessageDeleted\",\"data\":"
                        + "{\"parentMessageId\":0,\"roomId\":2,\"messageId\":7}}");

        script.outputWriter(StandardCharsets.UTF_8).append("hello\n").flush();
        assertThat(next()).isEqualTo("ada close 1008 nothing may be sent here");
    }

    private String next() throws InterruptedException {
        return printed.poll(SECONDS, TimeUnit.SECONDS);
    }

    private void read(BufferedReader output) {
        output.lines().forEach(printed::add);
    }
}
