package programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quiz.QuizKt;

class QuizIT {
    @Test
    void playersAreJudgedAndAllOthersSeeTheScore() throws Exception {
        try (ParlanceServer server = QuizKt.start(0);
                Client ana = Client.connect(server.port(), "/quiz", Map.of("name", "ana"));
                Client bob = Client.connect(server.port(), "/quiz", Map.of("name", "bob"))) {
            assertThat(ana.request("answer", "{\"question\": \"capital of Peru\", \"choice\": 2, \"comment\": \"easy\"}"))
                    .isEqualTo(Map.of("right", true, "score", 1));
            assertThat(bob.next("scored")).isEqualTo(Map.of("player", "ana", "score", 1, "comment", "easy"));
            assertThat(ana.request("answer", "{\"question\": \"capital of Peru\", \"choice\": 1}"))
                    .isEqualTo(Map.of("right", false, "score", 1));
            assertThat(bob.next("scored")).isEqualTo(Map.of("player", "ana", "score", 1));
            assertThat(ana.request("answer", "{\"question\": \"capital of Peru\"}"))
                    .hasToString("{error={code=validation-failed, event=answer, field=choice, message=choice is required}}");
        }
    }
}
