package dev.parlance.adminui;

import static dev.parlance.adminui.TestAdmin.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.User;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the page has the server do. */
class AdminCommandsTest {
    private static final Room HALL = Room.named("hall");

    @AutoClose
    private final TestServer server = TestServer.create();

    private record Account(String id) implements User {}

    private final Namespace<Account> chat = server.namespace(
            "/chat", handshake -> new Account(String.valueOf(((Map<?, ?>) handshake.auth()).get("name"))));
    private final TestClient ana = connect("ana");
    private final TestClient bob = connect("b:o%b");
    private final TestClient page = page();

    private TestClient connect(String name) {
        return server.connect("/chat", Map.of("name", name));
    }

    private TestClient page() {
        AdminUi.builder().withoutSignIn().build().install(server);
        return server.connect("/admin");
    }

    private String refusal(String command, @Nullable Object... arguments) {
        return String.valueOf(
                map(map(page.request(command, arguments).get(0)).get("error")).get("code"));
    }

    private boolean isInHall(TestClient client) {
        return chat.socket(client.id()).isIn(HALL);
    }

    @Test
    void oneSocketJoinsAndLeavesARoom() {
        page.emit("join", "/chat", "hall", ana.id());
        server.run();
        assertThat(isInHall(ana)).isTrue();
        assertThat(isInHall(bob)).isFalse();
        page.emit("leave", "/chat", "hall", ana.id());
        server.run();
        assertThat(isInHall(ana)).isFalse();
    }

    @Test
    void allSocketsOfARoomOrOfTheNamespaceAreMeantAsThePageSaysIt() {
        page.emit("join", "/chat", "hall");
        server.run();
        assertThat(isInHall(ana) && isInHall(bob)).isTrue();
        page.emit("join", "/chat", "attic", "hall");
        page.emit("leave", "/chat", "hall");
        server.run();
        assertThat(isInHall(ana) || isInHall(bob)).isFalse();
        assertThat(chat.socket(bob.id()).rooms()).containsExactly(Room.named("attic"));
    }

    @Test
    void theRoomOfAUserMeansTheSocketsOfThatUser() {
        page.emit("join", "/chat", "hall", "user:b%3Ao%25b");
        server.run();
        assertThat(isInHall(bob)).isTrue();
        assertThat(isInHall(ana)).isFalse();
    }

    @Test
    void socketsAndClientsAreDisconnected() {
        page.emit("_disconnect", "/chat", false, ana.id());
        server.run();
        assertThat(ana.isConnected()).isFalse();
        assertThat(ana.wire().closeReason()).isNull();
        page.emit("_disconnect", "/chat", true, bob.id());
        server.run();
        assertThat(bob.wire().closeReason()).isEqualTo("forced close");
        assertThat(page.isConnected()).isTrue();
    }

    @Test
    void anEventIsEmittedToARoomOrToAll() {
        chat.socket(ana.id()).join(HALL);
        page.emit("emit", "/chat", "hall", "news", 1, Map.of("b", 2));
        assertThat(ana.expect("news")).isEqualTo(List.of(1, Map.of("b", 2)));
        bob.expectNothingMore();
        page.emit("emit", "/chat", null, "news");
        assertThat(bob.expect("news")).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsRefusedAndMakesNothing() {
        assertThat(refusal("join", "/unknown", "hall", ana.id())).isEqualTo("not-found");
        assertThat(refusal("join", "/chat", ana.id(), bob.id())).isEqualTo("validation-failed");
        assertThat(refusal("join", "/chat", "user:ana", bob.id())).isEqualTo("validation-failed");
        assertThat(refusal("join", "/chat", "", bob.id())).isEqualTo("validation-failed");
        assertThat(refusal("join", "/chat")).isEqualTo("validation-failed");
        assertThat(refusal("join", 1, 2, 3)).isEqualTo("validation-failed");
        assertThat(refusal("_disconnect", "/chat", "yes")).isEqualTo("validation-failed");
        assertThat(refusal("emit")).isEqualTo("validation-failed");
        assertThat(refusal("emit", "/chat", 1, "news")).isEqualTo("validation-failed");
        assertThat(refusal("emit", "/chat", null, "connect")).isEqualTo("validation-failed");
        assertThat(server.namespaces()).extracting(Namespace::name).containsExactlyInAnyOrder("/chat", "/admin");
        assertThat(ana.isConnected() && bob.isConnected()).isTrue();
        ana.expectNothingMore();
    }

    @Test
    void nobodyElseMayCommand() {
        assertThat(map(map(ana.request("join", "/chat", "hall", bob.id()).get(0))
                                .get("error"))
                        .get("code"))
                .isEqualTo("not-found");
        assertThat(isInHall(bob)).isFalse();
    }
}
