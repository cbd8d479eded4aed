package dev.parlance.catalogue.platform.subscription.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/query-filters.md shows is so. */
class FilterDocsTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^\\| `(.+)` \\| `(.+)` \\| (yes|no) \\|$");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String docs = Files.readString(Path.of("../../docs/query-filters.md"));

    FilterDocsTest() throws IOException {}

    private static Map<String, Object> json(String text) throws IOException {
        return JSON.readerForMapOf(Object.class).readValue(text);
    }

    @Test
    void theExamplesAreFoundOrNotAsItSays() throws IOException {
        List<MatchResult> examples = EXAMPLE.matcher(docs).results().toList();
        assertThat(examples).hasSizeGreaterThan(15);
        for (MatchResult example : examples) {
            assertThat(Filter.of(json(example.group(1))).matches(json(example.group(2))))
                    .as(example.group())
                    .isEqualTo(example.group(3).equals("yes"));
        }
    }

    @Test
    void theLimitsAreThoseOfTheFilter() {
        assertThat(docs)
                .contains("| nested `$and` and `$or` | " + Filter.DEPTH + " |")
                .contains("in a value | " + Filter.DEPTH + " |")
                .contains("with one operator) | " + Filter.CONDITIONS + " |")
                .contains("and `{}` in all | " + Filter.NODES + " |")
                .contains("of an `$and` or `$or` | " + Filter.ITEMS + " |")
                .contains(String.format("name in a value | %,d |", Filter.TEXT))
                .contains("characters of a path | " + Filter.PATH + " |")
                .contains(String.format("in ASCII | %,d |", Filter.SIZE));
    }
}
