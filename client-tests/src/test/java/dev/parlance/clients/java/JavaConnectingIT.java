package dev.parlance.clients.java;

import static dev.parlance.clients.java.JavaClient.unique;
import static dev.parlance.clients.json.JsonValues.list;
import static dev.parlance.clients.json.JsonValues.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.clients.fixture.Transports;
import io.socket.client.Manager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaConnectingIT extends JavaClientBehaviours {
    @Test
    void connectsOverItsTransport() throws Exception {
        JavaClient client = connect();
        client.awaitTransport(transport == Transports.POLLING ? "polling" : "websocket");
        Map<String, Object> me = client.callObject("who am I");
        assertThat(me.get("socketId")).isEqualTo(client.socket.id()).asString().matches("[A-Za-z0-9_-]{20}");
        assertThat(me.get("socketId")).isNotEqualTo(client.engine().id());
        assertThat(me).containsEntry("namespace", "/").containsEntry("inItsOwnRoom", true);
        assertThat(me).doesNotContainKey("auth");
    }

    @Test
    void authenticatesItsUser() throws Exception {
        Map<String, String> auth = Map.of("user", "ada", "token", "a?b,c[d]{\"}", "✨", "/,");
        Map<String, Object> me = connect(manager(), "/", auth).callObject("who am I");
        assertThat(me).containsEntry("userId", "ada").containsEntry("auth", auth);
    }

    @Test
    void isRefusedWithAMessageAndData() throws Exception {
        JavaClient client = client(Map.of("refuse", "Not today: \"no\", ✋", "data", "yes"));
        Map<String, Object> data = object("code", "E42", "content", object("retry", false, "why", list("é", "✨")));
        assertThat(client.refused()).isEqualTo(object("message", "Not today: \"no\", ✋", "data", data));
    }

    @Test
    void isRefusedByAMiddleware() throws Exception {
        assertThat(client(Map.of("stop", "stopped on the way")).refused())
                .isEqualTo(object("message", "stopped on the way"));
    }

    @Test
    void mayTryAgainAfterARefusal() throws Exception {
        Map<String, String> auth = new HashMap<>(Map.of("refuse", "no"));
        JavaClient client = client(manager(), "/", auth);
        client.refused();
        assertThat(client.socket.connected()).isFalse();
        auth.clear();
        auth.put("user", "ada");
        client.socket.connect();
        assertThat(client.connected().callObject("who am I")).containsEntry("userId", "ada");
    }

    @Test
    void receivesNothingAfterARefusal() throws Exception {
        JavaClient speaker = connect();
        Manager manager = manager();
        JavaClient elsewhere = connect(manager, "/news");
        Map<String, String> auth = new HashMap<>(Map.of("refuse", "no"));
        JavaClient refused = client(manager, "/", auth);
        refused.refused();
        speaker.call("hall:announce", object("halls", List.of(), "alsoMe", true, "text", unique("text")));
        speaker.next("hall:announced");
        elsewhere.call("who am I");
        auth.clear();
        refused.socket.connect();
        refused.connected().call("who am I");
        assertThat(refused.received("hall:announced")).isEmpty();
    }

    @Test
    void isRefusedOnAnUnknownNamespace() throws Exception {
        Manager manager = manager();
        JavaClient news = connect(manager, "/news");
        assertThat(client(manager, "/nowhere", null).refused()).isEqualTo(object("message", "Invalid namespace"));
        assertThat(news.callObject("who am I")).containsEntry("namespace", "/news");
    }

    @Test
    void joinsSeveralNamespacesOnOneConnection() throws Exception {
        Manager manager = manager();
        JavaClient main = connect(manager, "/", Map.of("user", "main-user"));
        JavaClient news = connect(manager, "/news", Map.of("user", "news-user"));
        Map<String, Object> me = main.callObject("who am I");
        Map<String, Object> other = news.callObject("who am I");
        assertThat(me).containsEntry("namespace", "/").containsEntry("userId", "main-user");
        assertThat(other).containsEntry("namespace", "/news").containsEntry("userId", "news-user");
        assertThat(me.get("socketId")).isNotEqualTo(other.get("socketId"));

        String hall = unique("hall");
        main.call("hall:enter", Map.of("hall", hall));
        news.call("hall:enter", Map.of("hall", hall));
        news.call("hall:announce", object("halls", List.of(hall), "alsoMe", true, "text", "news only"));
        assertThat(news.nextObject("hall:announced")).isEqualTo(object("text", "news only"));
        main.call("who am I");
        assertThat(main.received("hall:announced")).isEmpty();
    }

    @Test
    void leavesOneNamespaceAndStaysOnAnother() throws Exception {
        Manager manager = manager();
        JavaClient main = connect(manager, "/");
        JavaClient news = connect(manager, "/news");
        String id = news.socket.id();
        news.socket.disconnect();
        assertThat(disconnection(id, "/news")).containsEntry("reason", "client namespace disconnect");
        assertThat(main.callObject("who am I")).containsEntry("namespace", "/");
        news.socket.connect();
        assertThat(news.connected().callObject("who am I").get("socketId")).isNotEqualTo(id);
    }

    @Test
    void joinsANamespaceByItsPattern() throws Exception {
        Manager manager = manager();
        JavaClient one = connect(manager, "/project-17");
        JavaClient two = connect(manager, "/project-18");
        assertThat(one.callObject("who am I")).containsEntry("namespace", "/project-17");
        two.call("hall:announce", object("halls", List.of(), "alsoMe", true, "text", "to 18"));
        assertThat(two.nextObject("hall:announced")).isEqualTo(object("text", "to 18"));
        one.call("who am I");
        assertThat(one.received("hall:announced")).isEmpty();
    }

    @Test
    void isRefusedWhereNoPatternMatches() throws Exception {
        assertThat(client(manager(), "/project-x", null).refused()).isEqualTo(object("message", "Invalid namespace"));
    }

    @Test
    void showsItsQueryAndHeaders() throws Exception {
        Manager manager = manager(options -> {
            options.query = "city=S%C3%A3o%20Paulo%20%26%20more&empty=";
            options.extraHeaders = Map.of("X-Fixture", List.of("seen, 1"), "Authorization", List.of("Bearer a.b.c"));
        });
        Map<String, Object> me = connect(manager, "/").callObject("who am I");
        assertThat(JavaClient.object(me.get("query")))
                .containsEntry("city", "São Paulo & more")
                .containsEntry("empty", "")
                .containsEntry("EIO", "4");
        assertThat(JavaClient.object(me.get("headers")))
                .containsEntry("x-fixture", "seen, 1")
                .containsEntry("authorization", "Bearer a.b.c");
    }
}
