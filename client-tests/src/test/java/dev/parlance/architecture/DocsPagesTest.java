package dev.parlance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The navigation of the documentation's site: {@code docs/.vitepress/pages.json}. */
class DocsPagesTest {
    private static final Path PAGES = Path.of("..", "docs", ".vitepress", "pages.json");

    @Test
    void everyPageIsInTheNavigationOnce() throws IOException {
        List<String> listed = new ArrayList<>();
        for (JsonNode group : new ObjectMapper().readTree(Files.readString(PAGES))) {
            group.get("pages").forEach(page -> listed.add(page.textValue()));
        }

        assertThat(listed).doesNotHaveDuplicates();
        assertThat(pages())
                .as("each is named in docs/.vitepress/pages.json, or lies in a folder that is")
                .isNotEmpty()
                .allMatch(page -> listed.contains(page) || listed.contains(folderOf(page)));
        assertThat(listed).filteredOn(page -> !page.endsWith("/")).isSubsetOf(pages());
    }

    /** What stands in a page twice, mostly after a merge, is out of step soon. */
    @Test
    void noPageHasAHeadingTwice() throws IOException {
        for (Path page : SourceFiles.endingWith(".md")) {
            assertThat(Files.readAllLines(Path.of("..").resolve(page)))
                    .filteredOn(line -> line.startsWith("## "))
                    .as(page.toString())
                    .doesNotHaveDuplicates();
        }
    }

    private static List<String> pages() {
        return SourceFiles.endingWith(".md").stream()
                .map(file -> file.toString().replace('\\', '/'))
                .filter(file -> file.startsWith("docs/"))
                .map(file -> file.substring("docs/".length()))
                .toList();
    }

    private static String folderOf(String page) {
        return page.substring(0, page.lastIndexOf('/') + 1);
    }
}
