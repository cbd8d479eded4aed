package dev.parlance.redis.platform;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.Platform;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.catalogue.platform.session.TokenAuthenticator;
import dev.parlance.redis.ClassicRedisAdapter;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.Set;

/** A server with the platform on a shared Redis. Everybody works in every project; the members of a chat are in its id. */
final class PlatformNode implements AutoCloseable {
    static final Duration RINGING = Duration.ofSeconds(3);

    private final RedisClient client;
    private final RedisPlatform redis;
    private final ParlanceServer server;

    private record Account(String id) implements PlatformUser {
        @Override
        public String email() {
            return "";
        }

        @Override
        public String firstName() {
            return id;
        }

        @Override
        public String lastName() {
            return "";
        }
    }

    private record EveryProject() implements ProjectAccess {
        @Override
        public boolean isMember(String projectId, String userId) {
            return true;
        }

        @Override
        public Set<String> projectsOf(String userId) {
            return Set.of("p1");
        }
    }

    PlatformNode(String redisUrl, Duration lease) throws Exception {
        client = RedisClient.create(redisUrl);
        redis = RedisPlatform.builder(client).lease(lease).build();
        server = ParlanceServer.builder()
                .host("127.0.0.1")
                .port(0)
                .catalogues(PlatformCatalogue.PLATFORM)
                .adapter(ClassicRedisAdapter.builder(client).build())
                .rateLimits(RateLimits.NONE)
                .build();
        Namespace<Account> namespace = server.namespace("/", new TokenAuthenticator<>(Account::new));
        InMemoryChatStore chats = new InMemoryChatStore();
        chats.create(new Chat("c1", "p1", "c1", "group"));
        chats.addMember("c1", "ada");
        chats.addMember("c1", "bob");
        namespace.install(Platform.builder(new EveryProject())
                .presenceRegistry(redis.presence())
                .presence()
                .chats(chats)
                .calls(() -> redis.calls("/"), RINGING)
                .build());
        server.revocations().share(redis.revocations());
        server.start();
    }

    int port() {
        return server.port();
    }

    RedisPlatform redis() {
        return redis;
    }

    @Override
    public void close() {
        server.close();
        redis.close();
        client.shutdown();
    }
}
