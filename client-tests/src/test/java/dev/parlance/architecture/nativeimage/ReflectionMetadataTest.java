package dev.parlance.architecture.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parlance.catalogue.platform.message.MessageEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReflectionMetadataTest {
    private static final Map<Path, String> FILES = ReflectionMetadata.of(Path.of(".."));

    @Test
    void theMetadataIsUpToDate() throws IOException {
        for (Map.Entry<Path, String> file : FILES.entrySet()) {
            assertThat(file.getKey())
                    .as("written anew by mvn -q -Papi -pl client-tests -am test-compile")
                    .hasContent(file.getValue());
        }
    }

    @Test
    void whateverItNamesExists() throws Exception {
        for (Path file : FILES.keySet()) {
            JsonNode entries = new ObjectMapper().readTree(Files.readString(file));
            assertThat(entries).isNotEmpty();
            for (JsonNode entry : entries) {
                assertThat(Class.forName(
                                entry.get("name").textValue(), false, getClass().getClassLoader()))
                        .isNotNull();
            }
        }
    }

    @Test
    void thePayloadsOfEveryCatalogueAreInIt() {
        String all = String.join("", FILES.values());

        for (var catalogue : ReflectionMetadata.CATALOGUES) {
            assertThat(PayloadClasses.of(catalogue)).isNotEmpty().allMatch(name -> all.contains('"' + name + '"'));
        }
        assertThat(all)
                .contains('"' + MessageEvents.Send.class.getName() + '"')
                .contains("\"dev.parlance.catalogue.platform.message.MessageType\"");
    }
}
