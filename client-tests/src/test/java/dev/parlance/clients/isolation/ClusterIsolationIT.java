package dev.parlance.clients.isolation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.ParlanceServer;
import dev.parlance.ScenarioSize;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.chat.ChatFeature;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.redis.ClassicRedisAdapter;
import dev.parlance.redis.platform.RedisPlatform;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomListener;
import dev.parlance.socket.Socket;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@link IsolationIT} with the clients spread over three servers, which reach each other by Redis and share there what the platform
 * keeps. What one client does on one server another receives on another, or not.
 */
class ClusterIsolationIT {
    private static final int SERVERS = 3;
    private static final int OPERATIONS = ScenarioSize.of(250, 5_000);
    private static final int FOUND_WITHIN = 2_000;
    private static final Room FAULTY = PlatformRooms.chat("c7");

    private static TestRedis redis;

    private final long seed = Long.getLong("parlance.seed", System.nanoTime());

    @BeforeAll
    static void start() throws IOException {
        redis = TestRedis.embedded();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    /** Servers that share a Redis, each with clients of its own. */
    private static final class Shared implements IsolationNode.Cluster, AutoCloseable {
        private final List<RedisClient> clients = new ArrayList<>();
        private final List<RedisPlatform> platforms = new ArrayList<>();

        @Override
        public ParlanceServer server() {
            RedisClient client = RedisClient.create(redis.uri());
            clients.add(client);
            platforms.add(RedisPlatform.builder(client).build());
            return IsolationNode.Cluster.builder()
                    .adapter(ClassicRedisAdapter.builder(client).build())
                    .build();
        }

        @Override
        public ChatFeature chats(ChatStore store) {
            RedisPlatform last = platforms.get(platforms.size() - 1);
            return new ChatFeature(store, ChatFeature.QUIET, last.presence());
        }

        @Override
        public void close() {
            platforms.forEach(RedisPlatform::close);
            clients.forEach(RedisClient::shutdown);
        }
    }

    @Test
    void eachClientReceivesWhatItMustAndNothingThatItMayNot() throws Exception {
        System.out.println("ClusterIsolationIT: parlance.seed=" + seed);
        run(OPERATIONS, namespace -> {});
    }

    @Test
    void aRoomThatKeepsItsFormerMembersOnAnotherServerWouldBeFound() {
        assertThatThrownBy(() -> run(
                        FOUND_WITHIN,
                        namespace -> namespace.onRooms(new RoomListener() {
                            @Override
                            public void left(Room room, String socketId) {
                                Socket<Person> socket = namespace.socket(socketId);
                                if (room.equals(FAULTY) && socket != null) {
                                    socket.join(room);
                                }
                            }
                        })))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("c7");
    }

    private void run(int operations, Consumer<Namespace<Person>> fault) throws Exception {
        try (Shared shared = new Shared();
                IsolationRun run = new IsolationRun(seed, SERVERS, shared, fault)) {
            run.run(operations);
        }
    }
}
