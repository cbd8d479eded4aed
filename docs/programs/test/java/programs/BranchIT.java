package programs;

import static org.assertj.core.api.Assertions.assertThat;

import branches.Branch;
import branches.Branch.Account;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BranchIT {
    private static final String IN_CHAT = "{\"chatId\": \"c1\", \"projectId\": \"p1\"}";

    private final InMemoryProjects projects = new InMemoryProjects().add("p1", "ada", "bob");
    private final InMemoryChatStore chats =
            new InMemoryChatStore().add(new Chat("c1", "p1", "General", "group"), "ada", "bob");
    private final Map<String, Account> byToken = Map.of(
            "a", new Account("ada", "ada@example.org", "Ada", "L.", "acme"),
            "b", new Account("bob", "bob@example.org", "Bob", "M.", "acme"));

    @Test
    void twoOnDifferentServersSeeEachOther() throws Exception {
        try (TestRedis redis = TestRedis.installed()) {
            RedisClient client = RedisClient.create(redis.uri());
            try (Branch first = Branch.start(0, client, projects, chats, byToken);
                    Branch second = Branch.start(0, client, projects, chats, byToken);
                    Client ada = Client.connect(first.port(), "/", Map.of("token", "a"))) {
                assertThat(ada.request("chat:join", IN_CHAT)).containsEntry("chatId", "c1");
                try (Client bob = Client.connect(second.port(), "/", Map.of("token", "b"))) {
                    assertThat(bob.request("chat:join", IN_CHAT)).containsEntry("chatId", "c1");
                    assertThat(ada.next("user:online")).containsEntry("userId", "bob");
                }
                assertThat(ada.next("user:offline")).containsEntry("userId", "bob");
            } finally {
                client.shutdown();
            }
        }
    }
}
