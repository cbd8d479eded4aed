package dev.parlance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.ConversationCatalogue;
import dev.parlance.catalogue.EventstreamCatalogue;
import dev.parlance.catalogue.MessengerCatalogue;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.SocialCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The generated files under docs are what the catalogues say. */
class ContractsUpToDateTest {
    @Test
    void theGeneratedFilesUnderDocsAreUpToDate() {
        List<String> arguments = new ArrayList<>();
        Stream.of(
                        PlatformCatalogue.class.getName() + "#PLATFORM",
                        MessengerCatalogue.class.getName() + "#MESSENGER",
                        SocialCatalogue.class.getName() + "#SOCIAL",
                        EventstreamCatalogue.class.getName() + "#EVENTSTREAM",
                        ConversationCatalogue.class.getName() + "#CONVERSATION")
                .forEach(catalogue -> arguments.addAll(List.of("--catalogue", catalogue)));
        arguments.addAll(List.of("--sources", "../catalogue/src/main/java"));
        arguments.addAll(List.of("--sources", "../events/src/main/java", "--check"));
        arguments.addAll(List.of("--typescript", "../../docs/contracts/{catalogue}.d.ts"));
        arguments.addAll(List.of("--asyncapi", "../../docs/contracts/{catalogue}.asyncapi.json"));
        arguments.addAll(List.of("--markdown", "../../docs/events.md"));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, UTF_8);

        int status = Contracts.run(stream, stream, arguments.toArray(String[]::new));

        assertThat(status)
                .as(said.toString(UTF_8) + "At the top, run: mvn -q -Pcontracts -pl core/contract -am compile")
                .isZero();
    }
}
