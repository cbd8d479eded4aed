package dev.parlance.clients.java;

import static dev.parlance.clients.java.JavaClient.unique;
import static dev.parlance.clients.java.JavaClient.within;
import static dev.parlance.clients.json.JsonValues.list;
import static dev.parlance.clients.json.JsonValues.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.clients.fixture.FixtureControl.Pings;
import dev.parlance.clients.fixture.Transports;
import io.socket.client.Manager;
import io.socket.engineio.client.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JavaEndingIT extends JavaClientBehaviours {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void isDisconnectedAndMayConnectAgain() throws Exception {
        Manager manager = manager();
        JavaClient elsewhere = connect(manager, "/news");
        JavaClient client = connect(manager, "/");
        String id = client.socket.id();
        client.call("hall:enter", Map.of("hall", unique("hall")));
        CompletableFuture<String> ended = client.ended();
        client.emit("please-disconnect");
        assertThat(within(ended)).isEqualTo("io server disconnect");
        // Its own room, its user's and the hall, while there were any.
        assertThat(disconnection(id))
                .isEqualTo(object(
                        "reason", "server namespace disconnect", "roomsWhileDisconnecting", 1L, "roomsAfter", 0L));
        assertThat(elsewhere.callObject("who am I")).containsEntry("namespace", "/news");
        assertThat(client.socket.connected()).isFalse();
        client.socket.connect();
        assertThat(client.connected().callObject("who am I").get("socketId")).isNotEqualTo(id);
    }

    @Test
    void isDisconnectedWithItsWholeConnection() throws Exception {
        Manager manager = manager();
        JavaClient elsewhere = connect(manager, "/news");
        JavaClient client = connect(manager, "/");
        String id = client.socket.id();
        String idElsewhere = elsewhere.socket.id();
        CompletableFuture<String> ended = client.ended();
        CompletableFuture<String> endedElsewhere = elsewhere.ended();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        manager.once(Manager.EVENT_CLOSE, reason -> closed.complete(null));
        client.emit("please-disconnect-connection");
        assertThat(within(ended)).isEqualTo("io server disconnect");
        assertThat(within(endedElsewhere)).isEqualTo("io server disconnect");
        within(closed);
        assertThat(disconnection(id)).containsEntry("reason", "server namespace disconnect");
        assertThat(disconnection(idElsewhere, "/news")).containsEntry("reason", "server namespace disconnect");
        client.socket.connect();
        assertThat(client.connected().callObject("who am I")).containsEntry("inItsOwnRoom", true);
    }

    @Test
    void disconnectsAndConnectsAgain() throws Exception {
        JavaClient client = connect();
        String id = client.socket.id();
        String hall = unique("hall");
        client.call("hall:enter", Map.of("hall", hall));
        CompletableFuture<String> ended = client.ended();
        client.socket.disconnect();
        assertThat(within(ended)).isEqualTo("io client disconnect");
        assertThat(disconnection(id))
                .isEqualTo(object(
                        "reason", "client namespace disconnect", "roomsWhileDisconnecting", 1L, "roomsAfter", 0L));
        client.socket.connect();
        assertThat(client.connected().callObject("who am I").get("socketId")).isNotEqualTo(id);
        // It is in none of its former rooms.
        client.call("hall:announce", object("halls", List.of(hall), "alsoMe", true, "text", "still here?"));
        client.call("who am I");
        assertThat(client.received("hall:announced")).isEmpty();
    }

    @Test
    void reconnectsWhenItsConnectionIsLost() throws Exception {
        JavaClient client = connect();
        String id = client.socket.id();
        CompletableFuture<String> ended = client.ended();
        client.engine().close();
        assertThat(within(ended)).isEqualTo("forced close");
        client.emit("note", Map.of("number", 7));
        assertThat(disconnection(id)).containsEntry("reason", "transport close");
        assertThat(client.connected().socket.id()).isNotEqualTo(id);
        assertThat(client.call("notes")).isEqualTo(object("numbers", list(7L), "intact", true));
    }

    @Test
    void reconnectsWhenTheServerRestarts() throws Exception {
        int port = startServer(new Pings(Duration.ofSeconds(1), Duration.ofSeconds(4)));
        Manager manager = manager(port, options -> {});
        JavaClient client = connect(manager, "/");
        JavaClient news = connect(manager, "/news");
        client.awaitTransport(transport == Transports.POLLING ? "polling" : "websocket");
        String id = client.socket.id();
        String newsId = news.socket.id();
        CompletableFuture<String> ended = client.ended();
        CompletableFuture<String> newsEnded = news.ended();
        Map<String, String> reasons = control().restart(port);
        // Over WebSocket this client does not notice a server's close frame, and then reads no more: it goes by the
        // pings.
        String reason = transport == Transports.POLLING ? "transport close" : "ping timeout";
        assertThat(within(ended)).isEqualTo(reason);
        assertThat(within(newsEnded)).isEqualTo(reason);
        assertThat(reasons).isEqualTo(Map.of(id, "server shutting down", newsId, "server shutting down"));
        assertThat(client.connected().callObject("who am I")).containsEntry("socketId", client.socket.id());
        assertThat(news.connected().callObject("who am I")).containsEntry("namespace", "/news");
        assertThat(client.socket.id()).isNotIn(id, newsId);
    }

    @Test
    void staysConnectedByAnsweringPings() throws Exception {
        JavaClient client = connect(manager(startServer(new Pings(Duration.ofMillis(50), LONG)), options -> {}), "/");
        String id = client.socket.id();
        CountDownLatch pings = new CountDownLatch(5);
        client.engine().on(Socket.EVENT_PING, ping -> pings.countDown());
        assertThat(pings.await(LONG_DEADLINE_MS, TimeUnit.MILLISECONDS)).isTrue();
        assertThat(client.callObject("who am I")).containsEntry("socketId", id);
    }
}
