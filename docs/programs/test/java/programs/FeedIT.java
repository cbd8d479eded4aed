package programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import feed.Feed;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FeedIT {
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whoIsInvitedReceivesTheRoomAndThenItsMessages() throws Exception {
        try (ParlanceServer server = Feed.start(0)) {
            BlockingQueue<String> ada = open(server.port(), "ada's token");
            BlockingQueue<String> bob = open(server.port(), "bob's token");
            assertThat(post(server.port(), "bob's token", "messages", "Hello")).isEqualTo(403);
            assertThat(post(server.port(), "ada's token", "members", "bob")).isEqualTo(201);
            assertThat(bob.poll(20, TimeUnit.SECONDS))
                    .startsWith(
                            "{\"type\":\"RoomCreated\",\"data\":{\"room\":{\"roomId\":2,\"displayName\":\"Release\"");
            assertThat(post(server.port(), "bob's token", "messages", "Hello")).isEqualTo(201);
            assertThat(ada.poll(20, TimeUnit.SECONDS)).contains("\"text\":\"Hello\",\"userId\":2");
            assertThat(bob.poll(20, TimeUnit.SECONDS)).contains("\"text\":\"Hello\",\"userId\":2");
        }
    }

    private BlockingQueue<String> open(int port, String token) {
        BlockingQueue<String> frames = new LinkedBlockingQueue<>();
        http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create("ws://localhost:" + port + "/api/v1/events"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                        frames.add(text.toString());
                        socket.request(1);
                        return null;
                    }
                })
                .join();
        return frames;
    }

    private int post(int port, String token, String what, String text) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/release/" + what))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(text))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }
}
