package dev.parlance.adminui;

import static dev.parlance.adminui.TestAdmin.counts;
import static dev.parlance.adminui.TestAdmin.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a page may see and do, by the mode. */
class AdminModesTest {
    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> chat = server.namespace("/chat");
    private final TestClient ana = server.connect("/chat");

    private TestClient page(AdminUiBuilder builder) {
        builder.withoutSignIn().serverId("chat-1").build().install(server);
        return server.connect("/admin");
    }

    private static Object features(TestClient page) {
        return map(page.expect("config").get(0)).get("supportedFeatures");
    }

    @Test
    void byDefaultThePageSeesAndDoesAll() {
        assertThat(features(page(AdminUi.builder())))
                .isEqualTo(List.of(
                        "EMIT",
                        "JOIN",
                        "LEAVE",
                        "DISCONNECT",
                        "MJOIN",
                        "MLEAVE",
                        "MDISCONNECT",
                        "AGGREGATED_EVENTS",
                        "ALL_EVENTS"));
    }

    @Test
    void aReadOnlyPageSeesAndItsCommandsAreRefused() {
        TestClient page = page(AdminUi.builder().readOnly());
        assertThat(features(page)).isEqualTo(List.of("AGGREGATED_EVENTS", "ALL_EVENTS"));
        for (List<@Nullable Object> answer : List.of(
                page.request("join", "/chat", "hall", ana.id()),
                page.request("leave", "/chat", "hall", ana.id()),
                page.request("_disconnect", "/chat", true, ana.id()),
                page.request("emit", "/chat", null, "news"))) {
            assertThat(map(map(answer.get(0)).get("error")).get("code")).isEqualTo("permission-denied");
        }
        ana.expectNothingMore();
        assertThat(ana.isConnected()).isTrue();
        assertThat(chat.rooms()).isEmpty();
    }

    @Test
    void inProductionThePageGetsFiguresOnly() {
        TestClient page = page(AdminUi.builder().production());
        assertThat(features(page))
                .isEqualTo(List.of(
                        "EMIT", "JOIN", "LEAVE", "DISCONNECT", "MJOIN", "MLEAVE", "MDISCONNECT", "AGGREGATED_EVENTS"));
        page.expect("server_stats");
        chat.socket(ana.id()).join(Room.named("hall"));
        ana.emit("whisper", "the treasure is in the attic");
        server.connect("/chat");
        server.advance(Duration.ofSeconds(2));
        Map<String, @Nullable Object> stats = map(page.expect("server_stats").get(0));
        assertThat(stats)
                .containsEntry("serverId", "chat-1")
                .containsEntry("clientsCount", 3)
                .containsEntry("pollingClientsCount", 0)
                .containsEntry("uptime", 2.0)
                .containsEntry("pid", (int) ProcessHandle.current().pid());
        assertThat(counts(stats)).isEqualTo(Map.of("/chat", 2, "/admin", 1));
        page.expectNothingMore();
    }

    @Test
    void whoComesAndGoesIsCountedBySeconds() {
        TestClient page = page(AdminUi.builder().production());
        page.expect("server_stats");
        server.connect("/chat");
        server.connect("/chat");
        ana.drop();
        server.advance(Duration.ofSeconds(2));
        assertThat(map(page.expect("server_stats").get(0)).get("aggregatedEvents"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .extracting(event -> map(event).get("type") + " " + map(event).get("count"))
                .contains("rawConnection 2", "rawDisconnection 1");
    }

    @Test
    void figuresComeWhileAPageIsConnectedAndThenNoMore() {
        TestClient page = page(AdminUi.builder().production());
        page.expect("server_stats");
        page.disconnect();
        server.advance(Duration.ofMinutes(1));
        TestClient again = server.connect("/admin");
        again.expect("config");
        again.expect("server_stats");
        again.expectNothingMore();
        server.advance(Duration.ofSeconds(4));
        again.expect("server_stats");
        again.expect("server_stats");
        again.expectNothingMore();
    }
}
