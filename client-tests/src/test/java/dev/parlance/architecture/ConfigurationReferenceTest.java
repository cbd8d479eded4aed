package dev.parlance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ServerProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of properties in the page is what the code has. */
class ConfigurationReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final String HEAD = "| property | type | default | what it is |\n| --- | --- | --- | --- |\n";

    @Test
    void thePageHasAllPropertiesAsTheyAre() throws IOException {
        assertThat(Files.readString(PAGE))
                .as("the table of %s; replace it by the one here", PAGE)
                .contains(HEAD + rows() + "\n\n");
    }

    private static String rows() {
        return ServerProperty.all().stream()
                .map(property -> "| `%s` | %s | %s | %s |"
                        .formatted(
                                property.name(),
                                property.isSecret() ? property.type() + ", secret" : property.type(),
                                property.defaultValue().isEmpty() ? "" : "`" + property.defaultValue() + "`",
                                description(property)))
                .collect(Collectors.joining("\n"));
    }

    private static String description(ServerProperty property) {
        String bounds = property.bounds();
        return bounds.isEmpty() ? property.description() : property.description() + " It " + bounds + ".";
    }
}
