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

    private static String markRead(int port, String token) throws Exception {
        URI uri = URI.create("http://localhost:" + port + "/messenger/rooms/hall/lastRead");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .PUT(HttpRequest.BodyPublishers.ofString("{\"message\": \"m1\"}"))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        return response.body();
    }
}
