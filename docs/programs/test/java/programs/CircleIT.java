package programs;

import static org.assertj.core.api.Assertions.assertThat;

import circle.Circle;
import circle.Circle.Friend;
import dev.parlance.ParlanceServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CircleIT {
    private static final String FRIENDS = "{\"chat\": \"friends\"}";

    @Test
    void friendsSeeEachOtherAndReadWhatIsWrittenOverHttp() throws Exception {
        Map<String, Friend> byToken = Map.of(
                "a", new Friend("ada", "Ada L.", "ada", "https://example.org/ada.png"),
                "b", new Friend("bob", "Bob M.", "bob", "https://example.org/bob.png"));
        try (ParlanceServer server = Circle.start(0, byToken);
                Client bob = Client.connect(server.port(), "/social", Map.of("token", "b"));
                Client ada = Client.connect(server.port(), "/social", Map.of("token", "a"))) {
            assertThat(bob.next("user-online").toString()).contains("name=Ada L.");
            assertThat(ada.request("typing-started", FRIENDS)).containsEntry("ok", true);
            assertThat(bob.next("typing-started")).containsEntry("chat", "friends");

            assertThat(post(server.port(), "a", "At noon?")).isEqualTo(201);
            assertThat(bob.next("messages-received").toString()).contains("content=At noon?");
            assertThat(ada.next("messages-sent").toString()).contains("content=At noon?");
            bob.request("messages-read", FRIENDS);
            assertThat(ada.next("messages-read").toString()).contains("name=Bob M.", "content=At noon?");

            assertThat(post(server.port(), "nobody", "Hello")).isEqualTo(401);
            assertThat(ada.request("messages-read", "{\"chat\": \"others\"}").toString())
                    .contains("event=not-found");
        }
    }

    private static int post(int port, String token, String text) throws Exception {
        URI uri = URI.create("http://localhost:" + port + "/friends/messages");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(text))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
