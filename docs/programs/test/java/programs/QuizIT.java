package programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quiz.QuizKt;

class QuizIT {
    @Test
    void theFirstRightGuessSolvesAQuestion() throws Exception {
        try (ParlanceServer server = QuizKt.start(0);
                Client ana = Client.connect(server.port(), "/quiz", Map.of("name", "ana"));
                Client bob = Client.connect(server.port(), "/quiz", Map.of("name", "bob"))) {
            // Without the hint, which may be null, and the points, which have a default.
            assertThat(ana.request("ask", "{\"room\": \"r1\", \"text\": \"6 * 7?\", \"answer\": \"42\"}"))
                    .isEqualTo(Map.of("ok", true));
            assertThat(bob.next("question")).isEqualTo(Map.of("text", "6 * 7?"));
            assertThat(bob.request("guess", "{\"room\": \"r1\", \"answer\": \"41\"}"))
                    .isEqualTo(Map.of("right", false, "points", 0));
            assertThat(bob.request("guess", "{\"room\": \"r1\", \"answer\": \"42\"}"))
                    .isEqualTo(Map.of("right", true, "points", 1));
            assertThat(ana.next("solved")).isEqualTo(Map.of("player", "bob", "answer", "42"));
            assertThat(ana.request("guess", "{\"room\": \"r1\", \"answer\": \"42\"}"))
                    .hasToString("{error={code=not-found, event=guess, message=nothing is asked in r1}}");
            assertThat(ana.request("guess", "{\"room\": \"r1\"}"))
                    .hasToString(
                            "{error={code=validation-failed, event=guess, field=answer, message=answer is required}}");
        }
    }
}
