package programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import lunch.Lunch;
import lunch.Lunch.Account;
import org.junit.jupiter.api.Test;

class LunchIT {
    private static final Map<String, Account> BY_TOKEN =
            Map.of("a", new Account("ada"), "b", new Account("bob"), "z", new Account("zoe"));

    @Test
    void whatIsPostedReachesTheParticipantsAndIsReadInTheFeed() throws Exception {
        try (ParlanceServer server = Lunch.start(0, BY_TOKEN);
                Client bob = Client.connect(server.port(), "/conversation", Map.of("token", "b"))) {
            HttpResponse<String> posted = post(server, "a", "At noon?");
            assertThat(posted.statusCode()).isEqualTo(201);
            assertThat(bob.next("conversationMessageEvent"))
                    .containsEntry("name", "conversationMessage.sent")
                    .containsEntry("eventId", posted.body())
                    .containsEntry("conversationEventId", 1);
            assertThat(bob.request("conversationEvents", "{\"conversationId\": \"lunch\", \"from\": 1, \"limit\": 10}")
                            .toString())
                    .contains("At noon?", "next=2");

            assertThat(post(server, "z", "Let me in").statusCode()).isEqualTo(403);
            assertThat(post(server, "?", "Who am I?").statusCode()).isEqualTo(401);
        }
    }

    private static HttpResponse<String> post(ParlanceServer server, String token, String text)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + server.port() + "/conversations/lunch/messages");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .header("Authorization", "Bearer " + token)
                                .POST(HttpRequest.BodyPublishers.ofString(text))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
