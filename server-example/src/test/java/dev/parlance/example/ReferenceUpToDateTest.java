package dev.parlance.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.contract.Contracts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** The reference that the page shows is what the example's catalogue says. */
class ReferenceUpToDateTest {
    @Test
    void theReferenceOfTheExamplesEventsIsUpToDate() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, UTF_8);

        int status = Contracts.run(
                stream,
                stream,
                "--catalogue",
                ExampleCatalogue.class.getName() + "#EXAMPLE",
                "--sources",
                "src/main/java",
                "--sources",
                "../core/catalogue/src/main/java",
                "--sources",
                "../core/events/src/main/java",
                "--markdown",
                "src/main/resources/web/reference/example.md",
                "--check");

        assertThat(status)
                .as(said.toString(UTF_8) + "At the top, run: mvn -q -Pcontracts -pl server-example -am compile")
                .isZero();
    }
}
