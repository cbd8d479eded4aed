package programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import team.Team;
import team.Team.Account;

class TeamIT {
    @Test
    void twoOfATeamSeeEachOther() throws Exception {
        Map<String, Account> byToken = Map.of(
                "a", new Account("ada", "ada@example.org", "Ada", "L.", "acme"),
                "b", new Account("bob", "bob@example.org", "Bob", "M.", "acme"));
        try (ParlanceServer server = Team.start(0, byToken);
                Client ada = Client.connect(server.port(), "/", Map.of("token", "a"));
                Client bob = Client.connect(server.port(), "/", Map.of("token", "b"))) {
            assertThat(ada.request("chat:create", "{\"projectId\": \"p1\", \"name\": \"General\"}")).isNotEmpty();
            assertThat(bob.request("chat:join", "{\"chatId\": \"unknown\", \"projectId\": \"p1\"}"))
                    .hasToString("{error={code=not-found}}");
        }
    }
}
