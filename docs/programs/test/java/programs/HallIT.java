package programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import hall.Hall;
import hall.Hall.Member;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HallIT {
    private static final String HELLO = "{\"room\": \"hall\", \"message\": \"Hello\", \"_id\": \"m1\"}";

    @Test
    void membersSignInWriteAndMarkWhatTheyHaveRead() throws Exception {
        Map<String, Member> byToken = Map.of("a", new Member("ada"), "b", new Member("bob"));
        try (ParlanceServer server = Hall.start(0, byToken);
                Client ada = Client.connect(server.port(), "/messenger", Map.of());
                Client bob = Client.connect(server.port(), "/messenger", Map.of())) {
            assertThat(ada.request("chat message", HELLO)).containsEntry("RC", 401);
            assertThat(ada.requestText("auth2", "a")).containsEntry("RC", 0);
            assertThat(bob.requestText("auth2", "b")).containsEntry("RC", 0);

            assertThat(ada.request("chat message", HELLO)).containsEntry("RC", 0);
            assertThat(bob.next("chat message")).containsEntry("message", "Hello");
            assertThat(markRead(server.port(), "b")).contains("\"RC\":0", "\"lastRead\":\"m1\"");
            assertThat(ada.next("lastRead")).containsEntry("memberID", "bob");
            assertThat(markRead(server.port(), "nobody")).contains("\"RC\":401");
        }
    }

    @Test
    void aPageOfAnAllowedOriginMayCall() throws Exception {
        try (ParlanceServer server = Hall.start(0, Map.of("a", new Member("ada")))) {
            HttpResponse<String> asked = send(preflight(server.port(), "https://hall.example"));
            assertThat(asked.statusCode()).isEqualTo(204);
            assertThat(allowed(asked, "Origin")).isEqualTo("https://hall.example");
            assertThat(allowed(asked, "Methods")).isEqualTo("PUT, POST, DELETE");
            assertThat(allowed(asked, "Headers")).isEqualTo("Authorization, Content-Type, X-Socket-ID");

            HttpResponse<String> refused = send(call(server.port(), "nobody")
                    .header("Origin", "https://hall.example")
                    .build());
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(allowed(refused, "Origin")).isEqualTo("https://hall.example");
            assertThat(refused.headers().allValues("Vary")).containsExactly("Origin");
        }
    }

    @Test
    void aPageOfAnotherOriginMayNot() throws Exception {
        try (ParlanceServer server = Hall.start(0, Map.of("a", new Member("ada")))) {
            HttpResponse<String> asked = send(preflight(server.port(), "https://other.example"));
            assertThat(asked.statusCode()).isEqualTo(405);
            assertThat(allowed(asked, "Origin")).isNull();
            assertThat(asked.headers().allValues("Vary")).containsExactly("Origin");
        }
    }

    private static String allowed(HttpResponse<String> response, String what) {
        return response.headers().firstValue("Access-Control-Allow-" + what).orElse(null);
    }

    private static HttpRequest preflight(int port, String origin) {
        return HttpRequest.newBuilder(lastRead(port))
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build();
    }

    private static String markRead(int port, String token) throws Exception {
        return send(call(port, token).build()).body();
    }

    private static HttpRequest.Builder call(int port, String token) {
        return HttpRequest.newBuilder(lastRead(port))
                .header("Authorization", "Bearer " + token)
                .PUT(HttpRequest.BodyPublishers.ofString("{\"message\": \"m1\"}"));
    }

    private static URI lastRead(int port) {
        return URI.create("http://localhost:" + port + "/messenger/rooms/hall/lastRead");
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
