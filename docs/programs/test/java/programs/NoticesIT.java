package programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.redis.ClassicRedisAdapter;
import dev.parlance.socket.Room;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import java.util.Map;
import notices.Notices;
import org.junit.jupiter.api.Test;

class NoticesIT {
    @Test
    void aJobWithoutAServerReachesARoom() throws Exception {
        try (TestRedis redis = TestRedis.embedded()) {
            RedisClient client = RedisClient.create(redis.uri());
            try (ParlanceServer server = ParlanceServer.builder()
                    .port(0)
                    .adapter(ClassicRedisAdapter.builder(client).build())
                    .build()) {
                server.namespace("/").onConnect(socket -> socket.join(Room.named("hall:main")));
                server.start();
                try (Client ada = Client.connect(server.port(), "/", Map.of())) {
                    Notices.send(client, "The hall opens at nine");
                    assertThat(ada.next("notice")).containsEntry("text", "The hall opens at nine");
                }
            } finally {
                client.shutdown();
            }
        }
    }
}
