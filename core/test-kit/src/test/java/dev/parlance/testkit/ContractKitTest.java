package dev.parlance.testkit;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;
import static dev.parlance.event.ServerEventPattern.serverEvents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Dialect;
import dev.parlance.event.Event;
import dev.parlance.event.Limits;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerEventPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractKitTest {
    public record Say(
            String text, @Nullable Double weight, @Nullable List<Place> places) {}

    public record Place(int row, @Nullable Object seat) {}

    public record Sum(int left, @Nullable Integer right) {}

    public record Said(Instant at, byte @Nullable [] picture) {}

    public static final class Events {
        public static final ClientRequest<Say, String> SAY =
                clientRequest("say", Say.class, String.class).orText(text -> new Say(text, null, null));
        public static final ClientEvent<Sum> ADD = clientEvent("add", Sum.class).positional();
        public static final ClientEvent<Void> WAKE = clientEvent("wake");
        public static final ServerEvent<Said> SAID = serverEvent("said", Said.class);
        public static final ServerEventPattern<Object> CUSTOM =
                serverEvents("custom:<event>", Object.class).reserving("said");

        private Events() {}
    }

    private static final Catalogue CATALOGUE = Catalogue.of("talk", Dialect.STANDARD, Events.class);

    private final ContractKit kit = ContractKit.of(CATALOGUE);

    @Test
    void whatComesBackEqualIsRight() {
        kit.example(Events.SAY, "{\"places\":[{\"seat\":{\"a\":[null,1.50]},\"row\":7}],\"weight\":1,\"text\":\"é\"}")
                .example(Events.SAY, "\"short\"")
                .example(Events.ADD, "1", "2")
                .example(Events.ADD, "1", "null")
                .example(Events.WAKE)
                .example(
                        Events.SAID,
                        "{\"at\":\"2026-01-31T12:00:00.000Z\",\"picture\":{\"_placeholder\":true,\"num\":0}}")
                .example(Events.CUSTOM, "[1]")
                .check();
        kit.checkComplete();
        assertThat(kit.results()).hasSize(7).allMatch(ContractKit.Result::passed);
    }

    @Test
    void everyFailureIsASentence() {
        assertThat(failure(Events.SAY, "{\"text\":1}")).isEqualTo("is refused: text must be a string");
        assertThat(failure(Events.SAY, "{\"weight\":1}")).isEqualTo("is refused: text is required");
        assertThat(failure(Events.SAY, "{\"text\":\"a\",\"mood\":1}")).isEqualTo("comes back without mood");
        assertThat(failure(Events.SAY, "{\"text\":\"a\",\"weight\":null}")).isEqualTo("comes back without weight");
        assertThat(failure(Events.SAY, "{\"text\":\"a\",\"places\":[{\"row\":1,\"x\":2}]}"))
                .isEqualTo("comes back without places[0].x");
        assertThat(failure(Events.SAID, "{\"at\":\"2026-01-31T12:00:00Z\"}"))
                .isEqualTo("comes back with 2026-01-31T12:00:00.000Z as at instead of 2026-01-31T12:00:00Z");
        assertThat(failure(Events.WAKE, "1")).isEqualTo("comes back with 0 arguments instead of 1");
        assertThat(failure(Events.SAY, "{text}")).startsWith("is not JSON that a packet may hold: ");
        assertThat(failure(Events.ADD)).isEqualTo("is refused: left is required");
    }

    @Test
    void allFailuresAreReportedTogether() {
        kit.example(Events.WAKE).example(Events.SAY, "1").example(Events.SAID, "{}");
        assertThatThrownBy(kit::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("The catalogue talk breaks its contract:\n"
                        + "- The example [1] of \"say\" (client->server) is refused: ")
                .hasMessageEndingWith("\n- The example [{}] of \"said\" (server->client) is refused: at is required.");
    }

    @Test
    void eventsWithoutAnExampleAreReported() {
        kit.example(Events.WAKE).example(Events.SAY, "\"a\"").example(Events.ADD, "1");
        assertThat(kit.withoutExample()).containsExactly(Events.SAID, Events.CUSTOM);
        kit.check();
        assertThatThrownBy(kit::checkComplete)
                .hasMessage("The catalogue talk breaks its contract:\n"
                        + "- \"said\" (server->client) has no example.\n"
                        + "- \"custom:<event>\" (server->client) has no example.");
    }

    @Test
    void withoutAnyExampleNothingIsRight() {
        assertThatThrownBy(kit::check).hasMessage("There is no example of the catalogue talk.");
    }

    @Test
    void limitsHoldForWhatClientsSend() {
        String longer = "{\"text\":\"" + "x".repeat(20_000) + "\"}";
        assertThat(failure(Events.SAY, longer)).startsWith("is refused: text must have ");
        kit.limits(Limits.NONE).example(Events.SAY, longer).check();
    }

    @Test
    void anEventOfAnotherCatalogueIsRefused() {
        assertThatThrownBy(() -> kit.examples(Map.of(serverEvent("gone", Said.class), "{}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the catalogue talk has no \"gone\" (server->client)");
    }

    @Test
    void aFileHasExamplesAsTheyTravel(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("talk.json");
        Files.writeString(
                file,
                "{\"client->server\": [[\"say\", {\"text\": \"Hello\"}], [\"add\", 1, 2], [\"wake\"]],"
                        + "\"server->client\": [[\"custom:move\", null], [\"custom:said\", 1], [\"say\", {}]]}");
        kit.examples(file);
        assertThat(kit.withoutExample()).containsExactly(Events.SAID);
        assertThat(kit.results()).filteredOn(ContractKit.Result::passed).hasSize(4);
        assertThat(kit.results())
                .filteredOn(result -> !result.passed())
                .extracting(ContractKit.Result::toString)
                .containsExactly(
                        "The example [1] of \"custom:said\" (server->client) is of no event: "
                                + "the catalogue talk has no \"custom:said\" (server->client).",
                        "The example [{}] of \"say\" (server->client) is of no event: "
                                + "the catalogue talk has no \"say\" (server->client).");
    }

    @Test
    void aFileOfSomethingElseIsRefusedBySayingWhatIsWrong(@TempDir Path folder) throws IOException {
        assertRefused(folder, "[]", "there is no JSON object in it");
        assertRefused(folder, "{\"up\":[]}", "\"up\" is no direction: [client->server, server->client]");
        assertRefused(folder, "{\"client->server\":{}}", "\"client->server\" is no list of examples");
        assertRefused(
                folder, "{\"client->server\":[[1]]}", "[1] is no example: a list that begins with an event's name");
    }

    private void assertRefused(Path folder, String content, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("talk.json"), content);
        assertThatThrownBy(() -> kit.examples(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ": " + message);
    }

    private static @Nullable String failure(Event<?> event, String... arguments) {
        return ContractKit.of(CATALOGUE)
                .example(event, arguments)
                .results()
                .get(0)
                .failure();
    }
}
