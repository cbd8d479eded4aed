package dev.parlance.clients.guides;

import static org.assertj.core.api.Assertions.assertThat;

import chat.Chat;
import courier.Courier;
import dev.parlance.ParlanceServer;
import documents.Documents;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The programs that the guides show do with each other what the guides say. */
class GuideProgramsIT {
    @Test
    void aClientFindsNoDifferenceBetweenTheServerForNodeAndOurs() throws Exception {
        List<String> ours;
        try (ParlanceServer server = Documents.start(0)) {
            ours = GuideProgram.lines("js/documents.mjs", "http://localhost:" + server.port());
        }
        List<String> theirs;
        try (GuideProgram server = new GuideProgram("js/server.mjs", "0")) {
            theirs = GuideProgram.lines("js/documents.mjs", "http://localhost:" + server.nextLine());
        }

        assertThat(ours).hasSize(12).isEqualTo(theirs);
    }

    @Test
    void aClientIsAnsweredOrRefused() throws Exception {
        try (ParlanceServer server = ParlanceServer.builder().port(0).build()) {
            Courier.setUp(server, (city, grams) -> CompletableFuture.completedFuture(grams / 2));
            server.start();

            assertThat(GuideProgram.lines("js/courier.mjs", "http://localhost:" + server.port()))
                    .containsExactly(
                            "{\"driver\":\"bob\"}",
                            "\"no-driver\"",
                            "\"taken by bob\"",
                            "\"refused: at most 30 kg\"",
                            "{\"drivers\":1,\"silent\":0}",
                            "{\"cents\":50}");
        }
    }

    @Test
    void twoPeopleChatInChromium() throws Exception {
        try (ParlanceServer server = Chat.start(0, GuideProgram.installed("socket.io-client/dist"))) {
            assertThat(GuideProgram.lines("test/js/chat-page.mjs", "http://localhost:" + server.port()))
                    .containsExactly(
                            "you are Ana",
                            "me: Anybody there? (no. 1)",
                            "Bob came",
                            "you are Bob",
                            "me: Hello (no. 2)",
                            "Bob: Hello",
                            "Bob left",
                            "name must not be blank");
        }
    }
}
