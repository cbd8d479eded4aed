package programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import team.Team;
import team.Team.Account;

class TeamIT {
    private static final String IN_CHAT = "{\"chatId\": \"c1\", \"projectId\": \"p1\"}";

    @Test
    void twoOfATeamSeeEachOther() throws Exception {
        Map<String, Account> byToken = Map.of(
                "a", new Account("ada", "ada@example.org", "Ada", "L.", "acme"),
                "b", new Account("bob", "bob@example.org", "Bob", "M.", "acme"));
        try (ParlanceServer server = Team.start(0, byToken);
                Client ada = Client.connect(server.port(), "/", Map.of("token", "a"));
                Client bob = Client.connect(server.port(), "/", Map.of("token", "b"))) {
            assertThat(ada.request("chat:join", IN_CHAT)).containsEntry("chatId", "c1");
            assertThat(bob.request("chat:join", IN_CHAT)).containsEntry("chatId", "c1");
            assertThat(ada.next("user:online")).containsEntry("userId", "bob");
            ada.request(
                    "message:send",
                    "{\"chatId\": \"c1\", \"projectId\": \"p1\", \"type\": \"text\", \"content\": \"Hello\"}");
            assertThat(bob.next("message:new").toString()).contains("Hello");
            assertThat(bob.request("chat:join", "{\"chatId\": \"unknown\", \"projectId\": \"p1\"}")
                            .toString())
                    .contains("code=permission-denied");
        }
    }
}
