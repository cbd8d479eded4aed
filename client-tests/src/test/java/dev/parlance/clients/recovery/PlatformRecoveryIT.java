package dev.parlance.clients.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.ParlanceServer;
import dev.parlance.RecoveryOptions;
import dev.parlance.catalogue.Platform;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.access.Departures;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.catalogue.platform.message.InMemoryMessageStore;
import dev.parlance.clients.node.NodeProgram;
import dev.parlance.clients.recovery.CuttingProxy.Entrance;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The platform's clients with socket.io-client, of which one loses its connection in the middle of a chat. */
class PlatformRecoveryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final InMemoryProjects projects = new InMemoryProjects().add("p1", "ada", "bob");
    private final InMemoryChatStore chats =
            new InMemoryChatStore().add(new Chat("g", "p1", "General", "group"), "ada", "bob");
    private final Platform platform = Platform.builder(projects)
            .presence()
            .chats(chats)
            .messages(new InMemoryMessageStore())
            .build();
    private ParlanceServer server;
    private Namespace<Account> namespace;
    private CuttingProxy proxy;
    private Entrance entrance;
    private NodeProgram clients;
    private long cutAt;
    private long longestAway;

    record Account(String id, String email, String firstName, String lastName) implements PlatformUser {
        Account(String id) {
            this(id, id + "@example.com", id, "");
        }
    }

    record Credentials(String user) {}

    @BeforeEach
    void open() throws Exception {
        server = ParlanceServer.builder()
                .host("127.0.0.1")
                .port(0)
                .catalogues(PlatformCatalogue.PLATFORM)
                .recovery(RecoveryOptions.DEFAULT)
                .rateLimits(RateLimits.NONE)
                .build();
        namespace = server.namespace(
                "/", handshake -> new Account(handshake.auth(Credentials.class).user()));
        namespace.install(platform);
        server.start();
        proxy = new CuttingProxy(server.port());
        entrance = proxy.open();
        clients = new NodeProgram("recovery/platform.mjs");
        connect("ada", entrance.port());
        connect("bob", server.port());
        ask("bob", "subscribe:project", Map.of("projectId", "p1"));
        ask("bob", "chat:join", Map.of("chatId", "g", "projectId", "p1"));
        ask("ada", "auth:login", Map.of("projectId", "p1"));
        ask("ada", "presence:online", Map.of("projectId", "p1"));
        ask("ada", "chat:join", Map.of("chatId", "g", "projectId", "p1"));
        awaitEvent("bob", "presence:user:online", "ada");
    }

    @AfterEach
    void close() throws Exception {
        clients.close();
        proxy.close();
        server.close();
    }

    private void connect(String name, int port) throws Exception {
        command("connect", new JSONObject().put("name", name).put("port", port));
        await().atMost(PATIENCE).until(() -> report(name).getBoolean("connected"));
    }

    private JSONObject command(String name, Object value) throws Exception {
        clients.write(new JSONObject().put(name, value));
        return clients.next(name);
    }

    private void ask(String name, String event, Map<String, String> payload) throws Exception {
        JSONObject answer = command(
                "ask", new JSONObject().put("name", name).put("event", event).put("payload", new JSONObject(payload)));
        assertThat(answer.toString()).doesNotContain("\"error\"");
    }

    private void say(String text) throws Exception {
        ask("bob", "message:send", Map.of("chatId", "g", "projectId", "p1", "content", text, "type", "text"));
    }

    private JSONObject report(String name) throws Exception {
        return command("report", name);
    }

    /** Of what a client has received, those events that contain that. */
    private List<String> events(String name, String event, String content) throws Exception {
        List<String> found = new ArrayList<>();
        JSONArray all = report(name).getJSONArray("events");
        for (int i = 0; i < all.length(); i++) {
            JSONObject one = all.getJSONObject(i);
            if (one.getString("event").equals(event) && one.toString().contains(content)) {
                found.add(one.toString());
            }
        }
        return found;
    }

    private void awaitEvent(String name, String event, String content) {
        await(event).atMost(PATIENCE).until(() -> !events(name, event, content).isEmpty());
    }

    private void cut() {
        cutAt = System.nanoTime();
        entrance.cut(false);
        await().atMost(PATIENCE)
                .until(() -> namespace.sockets().stream()
                        .noneMatch(socket -> socket.user().id().equals("ada")));
    }

    /** The number of times that ada has connected is that now; each time but the first the session was found. */
    private void restore(int times) throws Exception {
        entrance.restore();
        await().atMost(PATIENCE)
                .until(() -> report("ada").getJSONArray("connects").length() == times
                        && report("ada").getBoolean("connected"));
        longestAway = Math.max(longestAway, System.nanoTime() - cutAt);
        JSONArray connects = report("ada").getJSONArray("connects");
        for (int i = 1; i < times; i++) {
            assertThat(connects.getJSONObject(i).getBoolean("recovered")).isTrue();
            assertThat(connects.getJSONObject(i).getString("id"))
                    .isEqualTo(connects.getJSONObject(0).getString("id"));
        }
    }

    @Test
    void aMessageThatWasMissedComesOnceAndNobodySeesAnyoneGo() throws Exception {
        cut();
        say("missed");
        restore(2);
        awaitEvent("ada", "message:new", "missed");
        cut();
        restore(3);
        say("live");
        awaitEvent("ada", "message:new", "live");
        awaitEvent("bob", "message:new", "live");
        assertThat(events("ada", "message:new", "")).hasSize(2);
        // On a machine that is so slow, ada has been away for longer.
        assumeThat(Duration.ofNanos(longestAway)).isLessThan(Departures.GRACE.dividedBy(2));
        for (String event : List.of("presence:user:offline", "user:offline")) {
            assertThat(events("bob", event, "")).isEmpty();
        }
        assertThat(events("bob", "presence:user:online", "ada")).hasSize(1);
        // Of the chat and of the project, once each; then ada leaves on purpose.
        assertThat(events("bob", "user:online", "ada")).hasSize(2);
        command("disconnect", "ada");
        await().atMost(PATIENCE)
                .until(() -> events("bob", "user:offline", "ada").size() == 2);
    }

    @Test
    void whoIsTakenOutOfTheChatMeanwhileHasNothingOfIt() throws Exception {
        cut();
        chats.removeMember("g", "ada");
        platform.accessChanged("ada");
        say("secret");
        restore(2);
        awaitEvent("ada", "user:offline", "\"g\"");
        say("secret too");
        awaitEvent("bob", "message:new", "secret too");
        ask("ada", "presence:get:online", Map.of("projectId", "p1"));
        assertThat(events("ada", "message:new", "")).isEmpty();
    }
}
