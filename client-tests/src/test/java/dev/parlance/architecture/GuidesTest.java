package dev.parlance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The code that guides show is a part of programs that are compiled and run. */
class GuidesTest {
    private static final Path GUIDES = Path.of("docs", "guides");
    private static final Path PROGRAMS = Path.of("docs", "programs");
    private static final Pattern CODE =
            Pattern.compile("^```(?:java|js|kotlin)\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

    private static final Pattern JAVA = Pattern.compile("^```java\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

    static Stream<Path> guides() {
        return SourceFiles.endingWith(".md").stream().filter(file -> file.startsWith(GUIDES));
    }

    @ParameterizedTest
    @MethodSource("guides")
    void everyPieceOfCodeStandsInAProgram(Path guide) {
        assertInPrograms(CODE, guide);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/authentication.md", "docs/cluster.md", "docs/cluster-state.md", "docs/operations.md"})
    void theJavaOfAPageStandsInAProgram(Path page) {
        assertInPrograms(JAVA, page);
    }

    private static void assertInPrograms(Pattern code, Path page) {
        List<String> programs = SourceFiles.endingWith(".java", ".kt", ".mjs", ".html").stream()
                .filter(file -> file.startsWith(PROGRAMS))
                .map(SourceFiles::read)
                .map(GuidesTest::withoutIndents)
                .toList();

        List<String> pieces = code.matcher(SourceFiles.read(page))
                .results()
                .map(piece -> withoutIndents(piece.group(1)))
                .toList();

        assertThat(pieces)
                .isNotEmpty()
                .allMatch(piece -> programs.stream().anyMatch(program -> program.contains(piece)));
    }

    /** On a page a piece stands further to the left than in its program. */
    private static String withoutIndents(String code) {
        return code.replaceAll("(?m)^ +", "");
    }
}
