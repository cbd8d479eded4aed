package dev.parlance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/comparison.md}: what it says of Parlance is shown by tests. */
class ComparisonPageTest {
    private static final Path PAGE = Path.of("../docs/comparison.md");
    private static final Pattern TEST = Pattern.compile("\\[(\\w+(?:Test|IT))]");
    private static final Pattern DEFINITION = Pattern.compile("^\\[(\\w+)]: (\\S+)$");

    private final List<String> lines = Files.readAllLines(PAGE);
    private final Map<String, String> files = lines.stream()
            .flatMap(line -> DEFINITION.matcher(line).results())
            .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2)));

    ComparisonPageTest() throws IOException {}

    /** What a row says of Parlance: its second cell. */
    private static String ours(String row) {
        return row.split("\\|")[2].strip();
    }

    private List<String> named(String text) {
        return TEST.matcher(text).results().map(result -> result.group(1)).toList();
    }

    @Test
    void eachCellThatClaimsSomethingNamesItsTest() {
        assertThat(lines)
                .filteredOn(line -> line.startsWith("| ") && ours(line).matches("[●◐].*"))
                .hasSizeGreaterThan(25)
                .allSatisfy(row -> assertThat(named(ours(row))).isNotEmpty());
    }

    @Test
    void eachTestThatIsNamedIsThere() {
        List<String> named = lines.stream()
                .filter(line -> line.startsWith("| "))
                .flatMap(line -> named(line).stream())
                .distinct()
                .toList();

        assertThat(files.keySet()).containsExactlyInAnyOrderElementsOf(named);
        assertThat(files)
                .allSatisfy((test, file) -> assertThat(PAGE.resolveSibling(file))
                        .isRegularFile()
                        .satisfies(path ->
                                assertThat(path.getFileName().toString()).startsWith(test + ".")));
    }
}
