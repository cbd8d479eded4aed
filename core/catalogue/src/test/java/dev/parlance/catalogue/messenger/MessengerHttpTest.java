package dev.parlance.catalogue.messenger;

import static dev.parlance.catalogue.messenger.TestMessenger.PREFIX;
import static dev.parlance.catalogue.messenger.TestMessenger.client;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.http.Headers;
import dev.parlance.http.HttpHandler;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.testkit.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The HTTP calls, and what the sockets receive because of them. */
class MessengerHttpTest {
    @AutoClose
    private final TestMessenger world = new TestMessenger();

    private final HttpHandler calls = world.messenger.http("/api/", world.server);
    private final Wire ada = world.signedIn("ada");
    private final String adaId = world.namespace.sockets().iterator().next().id();
    private final Wire bob = world.signedIn("bob");

    private String call(String token, String method, String path, String body) {
        return call(Headers.of("Authorization", "Bearer " + token), method, path, body);
    }

    private String call(Headers headers, String method, String path, String body) {
        HttpResponse response;
        try {
            response = calls.handle(HttpRequest.builder(method, "/api/" + path)
                    .headers(headers)
                    .body(body.getBytes(StandardCharsets.UTF_8))
                    .build());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        assertThat(response.headers().first("Content-Type")).isEqualTo("application/json");
        return response.status() + " " + new String(response.body(), StandardCharsets.UTF_8);
    }

    private static String refused(int status, int code, String message, String error) {
        return status + " {\"RC\":" + code + ",\"RM\":\"" + message + "\",\"error\":\"" + error + "\"}";
    }

    private void post() {
        ada.send(PREFIX + "[\"chat message\",{\"room\":\"r1\",\"message\":\"hello\"}]");
        List.of(ada, bob).forEach(Wire::received);
    }

    @Test
    void aReadMarkMoves() {
        post();
        assertThat(call("bob", "PUT", "rooms/r1/lastRead", "{\"message\":\"m1\"}"))
                .isEqualTo(
                        "200 {\"RC\":0,\"RM\":\"OK\",\"result\":{\"client\":\"bob\",\"lastRead\":\"m1\",\"badge\":0}}");
        String lastRead = PREFIX + "[\"lastRead\",{\"roomID\":\"r1\",\"messageID\":\"m1\",\"memberID\":\"bob\"}]";
        assertThat(ada.received()).containsExactly(lastRead);
        assertThat(bob.received()).containsExactly(lastRead);
    }

    @Test
    void aMemberIsTyping() {
        assertThat(call("ada", "POST", "rooms/r1/typing", "{\"message\":\"hel\"}"))
                .isEqualTo("200 {\"RC\":0,\"RM\":\"OK\"}");
        assertThat(call("ada", "POST", "rooms/r1/typing", "")).startsWith("200 ");
        assertThat(bob.received())
                .containsExactly(
                        PREFIX + "[\"typing\",{\"room\":\"r1\",\"message\":\"hel\",\"sender\":\"ada\",\"senderInfo\":"
                                + client("ada") + "}]",
                        PREFIX + "[\"typing\",{\"room\":\"r1\",\"sender\":\"ada\",\"senderInfo\":" + client("ada")
                                + "}]");
        world.nothingElseCame(ada);
    }

    @Test
    void whoManagesTheRoomDeletesMessages() {
        post();
        assertThat(call("bob", "DELETE", "rooms/r1/messages/m1", ""))
                .isEqualTo(refused(403, 400, "you do not manage this room", "permission-denied"));
        world.nothingElseCame(ada, bob);
        assertThat(call("ada", "DELETE", "rooms/r1/messages/m1", "")).isEqualTo("200 {\"RC\":0,\"RM\":\"OK\"}");
        assertThat(bob.received())
                .containsExactly(PREFIX + "[\"messageDeleted\",{\"room\":\"r1\",\"messageID\":\"m1\"}]");
        assertThat(call("ada", "DELETE", "rooms/r1/messages/m1", ""))
                .isEqualTo(refused(404, 400, "no such message in this room", "not-found"));
        assertThat(call("ada", "DELETE", "rooms/r1/messages/_all", "")).startsWith("200 ");
        assertThat(bob.received())
                .containsExactly(PREFIX + "[\"messageDeleted\",{\"room\":\"r1\",\"messageID\":\"_all\"}]");
    }

    @Test
    void preferencesReachTheOtherDevices() {
        Wire laptop = world.signedIn("ada");
        Headers phone = Headers.of("Authorization", "bearer ada").with(Headers.of("X-Socket-ID", adaId));
        assertThat(call(phone, "POST", "roomPrefs/r1", "{\"muted\":true,\"tags\":[\"a\"]}"))
                .isEqualTo("200 {\"RC\":0,\"RM\":\"OK\",\"result\":{\"room\":\"r1\",\"muted\":true,\"tags\":[\"a\"]}}");
        assertThat(call(phone, "POST", "me/pref/k", "{\"a\":[1]}"))
                .isEqualTo("200 {\"RC\":0,\"RM\":\"OK\",\"result\":{\"data\":{\"a\":[1]},\"key\":\"k\"}}");
        assertThat(call(phone, "DELETE", "me/pref/k", "")).isEqualTo("200 {\"RC\":0,\"RM\":\"OK\"}");
        assertThat(laptop.received())
                .containsExactly(
                        PREFIX + "[\"roomPref\",{\"room\":\"r1\",\"muted\":true,\"tags\":[\"a\"]}]",
                        PREFIX + "[\"myPrefChange\",{\"data\":{\"a\":[1]},\"key\":\"k\"}]",
                        PREFIX + "[\"myPrefDelete\",\"k\"]");
        world.nothingElseCame(ada, bob);
        assertThat(call(phone, "DELETE", "me/pref/k", ""))
                .isEqualTo(refused(404, 400, "there is no such preference", "not-found"));
    }

    @Test
    void whatIsWrongIsRefusedAndReachesNobody() {
        post();
        String invalid = "validation-failed";
        assertThat(call("bob", "PUT", "rooms/r1/lastRead", "{\"message\":\"other\"}"))
                .isEqualTo(refused(404, 400, "no such message in this room", "not-found"));
        assertThat(call("mallory", "PUT", "rooms/r1/lastRead", "{\"message\":\"m1\"}"))
                .isEqualTo(refused(403, 400, "not a member of this room", "permission-denied"));
        assertThat(call("bob", "PUT", "rooms/r1/lastRead", "{"))
                .isEqualTo(refused(400, 400, "the body is not JSON", invalid));
        assertThat(call("bob", "PUT", "rooms/r1/lastRead", "[]"))
                .isEqualTo(refused(400, 400, "the body is a JSON object", invalid));
        assertThat(call("bob", "PUT", "rooms/r1/lastRead", "{}"))
                .isEqualTo(refused(400, 400, "message is required", invalid));
        assertThat(call("bob", "POST", "roomPrefs/r1", "{\"muted\":1}"))
                .isEqualTo(refused(400, 400, "muted must be true or false", invalid));
        assertThat(call("bob", "POST", "me/pref/k", ""))
                .isEqualTo(refused(400, 400, "the body is the preference, any JSON but null", invalid));
        assertThat(call("bob", "POST", "me/pref/k", "\"" + "x".repeat(70_000) + "\""))
                .isEqualTo(refused(413, 400, "the body is longer than 65536 bytes", invalid));
        assertThat(call("nobody", "PUT", "rooms/r1/lastRead", "{\"message\":\"m1\"}"))
                .isEqualTo(refused(401, 401, "the token is not valid", "unauthorized"));
        assertThat(call(Headers.NONE, "PUT", "rooms/r1/lastRead", "{\"message\":\"m1\"}"))
                .isEqualTo(refused(401, 401, "the token is not valid", "unauthorized"));
        assertThat(call("bob", "GET", "rooms/r1/lastRead", ""))
                .isEqualTo(refused(405, 400, "method not allowed", invalid));
        assertThat(call("bob", "PUT", "rooms//lastRead", "{}"))
                .isEqualTo(refused(404, 400, "there is no such call", "not-found"));
        world.nothingElseCame(ada, bob);
    }

    @Test
    void itIsServedOnTheServersOwnPort() {
        assertThat(world.server.request("PUT", "/api/rooms/r1/lastRead", "{}").status())
                .isEqualTo(401);
        assertThat(world.server
                        .request("PATCH", "/api/me/pref/k", "{}")
                        .headers()
                        .first("Allow"))
                .isEqualTo("POST, DELETE");
    }
}
