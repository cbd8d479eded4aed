package dev.parlance.adminui;

import static dev.parlance.adminui.TestAdmin.allSockets;
import static dev.parlance.adminui.TestAdmin.list;
import static dev.parlance.adminui.TestAdmin.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.event.ClientRequest;
import dev.parlance.http.Headers;
import dev.parlance.http.Query;
import dev.parlance.socket.Admission;
import dev.parlance.socket.DataKey;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a page is sent of sockets, rooms and events. */
class SocketFeedTest {
    private static final Room HALL = Room.named("hall");
    private static final Duration BATCH = Duration.ofMillis(200);

    @AutoClose
    private final TestServer server = TestServer.create();

    private record Account(String id) implements User {}

    private final Namespace<Account> chat = server.namespace("/chat", handshake -> new Account("ana"));
    private final TestClient ana = server.connect("/chat");

    private TestClient page() {
        return page(AdminUi.builder());
    }

    private TestClient page(AdminUiBuilder builder) {
        builder.withoutSignIn().build().install(server);
        return again();
    }

    private TestClient again() {
        TestClient page = server.connect("/admin");
        page.expect("config");
        page.expect("server_stats");
        server.advance(BATCH);
        return page;
    }

    private Socket<Account> socket(TestClient client) {
        return chat.socket(client.id());
    }

    private List<@Nullable Object> next(TestClient page, String event) {
        server.advance(BATCH);
        List<@Nullable Object> arguments = new ArrayList<>(page.expect(event));
        // The time.
        arguments.remove(arguments.size() - 1);
        return arguments;
    }

    // --- what there is

    @Test
    void thePageGetsTheSocketsThatThereAreItsOwnAmongThem() {
        socket(ana).join(HALL);
        TestClient page = page();
        Map<String, Map<String, @Nullable Object>> all = allSockets(page);
        assertThat(all).containsOnlyKeys(ana.id(), page.id());
        assertThat(all.get(ana.id()))
                .containsEntry("nsp", "/chat")
                .containsEntry("transport", "websocket")
                .containsEntry("data", Map.of("user", "ana"))
                .containsEntry("rooms", List.of(ana.id(), "user:ana", "hall"))
                .containsEntry("clientId", socket(ana).clientId());
        page.expectNothingMore();
    }

    @Test
    void ofAHandshakeNothingSecretIsSent() {
        Wire wire = server.wire(
                Headers.of("Cookie", "session=s3cret", "Authorization", "Bearer s3cret", "User-Agent", "Test"),
                Query.parse("ticket=s3cret"));
        wire.send("0/chat,{\"token\":\"s3cret\"}").received();
        TestClient page = page();
        Map<String, Map<String, @Nullable Object>> all = allSockets(page);
        assertThat(all).hasSize(3);
        assertThat(all.toString())
                .contains("Test", "cookie=(hidden)", "ticket=(hidden)")
                .doesNotContain("s3cret");
    }

    @Test
    void manySocketsComeInPortionsAndNotMoreThanAreToBeShown() {
        for (int i = 0; i < 1_199; i++) {
            server.connect("/chat");
        }
        TestClient page = page(AdminUi.builder().maxSockets(1_100));
        assertThat(allSockets(page)).hasSize(ShownSockets.PORTION);
        server.advance(BATCH);
        server.advance(BATCH);
        for (int i = 0; i < 1_100 - ShownSockets.PORTION; i++) {
            page.expect("socket_connected");
        }
        page.expectNothingMore();
    }

    @Test
    void aSecondPageGetsThemTooAndTheFirstNothingButTheSecond() {
        TestClient first = page();
        allSockets(first);
        TestClient second = again();
        assertThat(allSockets(second)).containsOnlyKeys(ana.id(), first.id());
        assertThat(map(next(second, "socket_connected").get(0))).containsEntry("id", second.id());
        assertThat(map(next(first, "socket_connected").get(0))).containsEntry("id", second.id());
        first.expectNothingMore();
        second.disconnect();
        assertThat(next(first, "socket_disconnected"))
                .containsExactly("/admin", second.id(), "client namespace disconnect");
    }

    // --- what changes

    @Test
    void socketsComeAndGoWithTheirRooms() {
        TestClient page = page();
        allSockets(page);
        TestClient bob = server.connect("/chat");
        assertThat(map(next(page, "socket_connected").get(0)))
                .containsEntry("id", bob.id())
                .containsEntry("rooms", List.of(bob.id(), "user:ana"));
        socket(bob).join(HALL);
        assertThat(next(page, "room_joined")).containsExactly("/chat", "hall", bob.id());
        socket(bob).leave(HALL);
        assertThat(next(page, "room_left")).containsExactly("/chat", "hall", bob.id());
        bob.disconnect();
        assertThat(next(page, "socket_disconnected")).containsExactly("/chat", bob.id(), "client namespace disconnect");
        assertThat(next(page, "room_left")).containsExactly("/chat", bob.id(), bob.id());
        assertThat(next(page, "room_left")).containsExactly("/chat", "user:ana", bob.id());
        page.expectNothingMore();
    }

    @Test
    void aRoomThatIsInTheFirstPictureIsNotReportedAgain() {
        TestClient page = page();
        allSockets(page);
        TestClient bob = server.connect("/chat");
        server.run();
        socket(bob).join(HALL);
        assertThat(list(map(next(page, "socket_connected").get(0)).get("rooms")))
                .contains("hall");
        page.expectNothingMore();
    }

    @Test
    void dataIsComparedNowAndThenAndHiddenDataIsNotShown() {
        TestClient page = page();
        allSockets(page);
        socket(ana).data().put(DataKey.of("color", String.class), "red");
        socket(ana).data().put(DataKey.hidden("state", String.class), "s3cret");
        server.advance(Duration.ofSeconds(3));
        page.expect("server_stats");
        assertThat(page.expect("socket_updated"))
                .containsExactly(Map.of(
                        "id",
                        ana.id(),
                        "nsp",
                        "/chat",
                        "transport",
                        "websocket",
                        "data",
                        Map.of("user", "ana", "color", "red")));
        server.advance(Duration.ofSeconds(2));
        page.expect("server_stats");
        page.expectNothingMore();
    }

    @Test
    void childrenOfParentNamespacesAreObservedToo() {
        server.parentNamespace(Pattern.compile("/room-.*")).build();
        TestClient page = page();
        allSockets(page);
        TestClient bob = server.connect("/room-1");
        assertThat(map(next(page, "socket_connected").get(0))).containsEntry("nsp", "/room-1");
        bob.disconnect();
        next(page, "socket_disconnected");
        next(page, "room_left");
        TestClient cid = server.connect("/room-1");
        assertThat(map(next(page, "socket_connected").get(0))).containsEntry("id", cid.id());
    }

    // --- events

    @Test
    void eventsInAndOutAreShownWithTheirArguments() {
        chat.untyped().on("say", (socket, arguments, ack) -> socket.untyped().emit("said", arguments.get(0), 7));
        TestClient page = page();
        allSockets(page);
        ana.emit("say", Map.of("text", "hello", "token", "s3cret"));
        Map<String, String> shown = Map.of("text", "hello", "token", "(hidden)");
        assertThat(next(page, "event_received")).containsExactly("/chat", ana.id(), List.of("say", shown));
        assertThat(next(page, "event_sent")).containsExactly("/chat", ana.id(), List.of("said", shown, 7));
        page.expectNothingMore();
    }

    @Test
    void theEventByWhichAClientSignsInIsNotShown() {
        ClientRequest<String, String> signIn = ClientRequest.clientRequest("sign-in", String.class, String.class);
        Namespace<Account> late = server.namespaceBuilder("/late")
                .admission(Admission.<Account>by(signIn))
                .build();
        late.handle(signIn, (socket, token) -> {
            socket.authenticate(new Account("eve"));
            return "welcome";
        });
        TestClient page = page();
        allSockets(page);
        TestClient eve = server.connect("/late");
        eve.request(signIn, "s3cret");
        assertThat(map(next(page, "socket_connected").get(0))).containsEntry("id", eve.id());
        page.expectNothingMore();
    }

    @Test
    void aFloodOfEventsIsCutAndASocketsOwnChangesAreNot() {
        TestClient page = page();
        allSockets(page);
        for (int i = 0; i < ChangeQueue.MAX_EVENTS + 100; i++) {
            chat.untyped().emit("tick", i);
        }
        socket(ana).join(HALL);
        server.advance(BATCH);
        for (int i = 0; i < ChangeQueue.MAX_EVENTS; i++) {
            page.expect("event_sent");
        }
        page.expect("room_joined");
        page.expectNothingMore();
        chat.untyped().emit("tick", 0);
        next(page, "event_sent");
    }

    @Test
    void aFloodOfChangesEndsInAPictureOfWhatThereIs() {
        TestClient page = page();
        allSockets(page);
        for (int i = 0; i <= ChangeQueue.MAX_CHANGES / 2; i++) {
            socket(ana).join(HALL);
            socket(ana).leave(HALL);
        }
        socket(ana).join(HALL);
        server.advance(BATCH);
        page.expectNothingMore();
        server.advance(Duration.ofSeconds(5));
        assertThat(list(allSockets(page).get(ana.id()).get("rooms"))).contains("hall");
        socket(ana).leave(HALL);
        assertThat(next(page, "room_left")).containsExactly("/chat", "hall", ana.id());
    }

    @Test
    void whenThePageHasGoneNothingIsObservedAndAnotherPageGetsAllAnew() {
        TestClient page = page();
        page.disconnect();
        TestClient bob = server.connect("/chat");
        bob.emit("say", "hello");
        socket(bob).join(HALL);
        ana.disconnect();
        TestClient second = again();
        assertThat(allSockets(second)).containsOnlyKeys(bob.id(), second.id());
        second.expectNothingMore();
    }
}
