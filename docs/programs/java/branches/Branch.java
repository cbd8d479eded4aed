package branches;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.Platform;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.call.CallFeature;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.catalogue.platform.session.TokenAuthenticator;
import dev.parlance.redis.ShardedRedisAdapter;
import dev.parlance.redis.platform.RedisPlatform;
import io.lettuce.core.RedisClient;
import java.util.Map;

/** One of several servers of a team, which share what they send and what they know of their users. */
public final class Branch implements AutoCloseable {
    public record Account(String id, String email, String firstName, String lastName, String orgId)
            implements PlatformUser {}

    private final ParlanceServer server;
    private final RedisPlatform shared;

    private Branch(ParlanceServer server, RedisPlatform shared) {
        this.server = server;
        this.shared = shared;
    }

    /** Starts one; all of them have the same Redis, and the same database for what they keep. */
    public static Branch start(
            int port, RedisClient redis, ProjectAccess projects, ChatStore chats, Map<String, Account> byToken)
            throws Exception {
        ParlanceServer server = ParlanceServer.builder()
                .port(port)
                .adapter(ShardedRedisAdapter.builder(redis).build())
                .build();
        RedisPlatform shared = RedisPlatform.builder(redis).build();
        Branch branch = new Branch(server, shared);
        branch.setUp(projects, chats, byToken);
        server.start();
        return branch;
    }

    private void setUp(ProjectAccess projects, ChatStore chats, Map<String, Account> byToken) {
        Platform platform = Platform.builder(projects)
                .presenceRegistry(shared.presence()) // who is online, signed in and typing
                .presence()
                .connectionRegistry(shared.connections()) // limits of a user's and an organisation's sockets
                .chats(chats)
                .calls(() -> shared.calls("/"), CallFeature.RINGING)
                .build();
        server.revocations().share(shared.revocations());
        server.namespaceBuilder("/")
                .catalogues(PlatformCatalogue.PLATFORM)
                .authenticator(new TokenAuthenticator<Account>(byToken::get))
                .build()
                .install(platform);
    }

    public int port() {
        return server.port();
    }

    /** Closes the server first, which still says that its users are gone. */
    @Override
    public void close() {
        server.close();
        shared.close();
    }
}
