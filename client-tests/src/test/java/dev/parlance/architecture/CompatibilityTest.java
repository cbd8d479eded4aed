package dev.parlance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each line of {@code docs/compatibility.md} names a test that exists. */
class CompatibilityTest {
    private static final Pattern NAME = Pattern.compile("`(\\w+(?:Test|IT))`");

    @Test
    void eachLineHasATest() {
        Set<String> tests = SourceFiles.endingWith("Test.java", "IT.java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        List<String> rows = SourceFiles.read(Path.of("docs", "compatibility.md"))
                .lines()
                .filter(line -> line.startsWith("| ")
                        && !line.startsWith("| What ")
                        && !line.startsWith("| Client | ")
                        && !line.startsWith("| ---"))
                .toList();
        assertThat(rows).isNotEmpty();
        for (String row : rows) {
            String named = row.substring(row.lastIndexOf('|', row.length() - 2));
            Matcher matcher = NAME.matcher(named);
            assertThat(matcher.find()).as(row).isTrue();
            do {
                assertThat(tests).as(row).contains(matcher.group(1));
            } while (matcher.find());
        }
    }
}
