package dev.parlance.architecture.javadoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands as code in the Javadoc of published modules compiles as it stands there. */
class JavadocExamplesTest {
    @TempDir
    private Path output;

    @Test
    void everyExampleCompiles() {
        List<Example> examples = PublicSources.comments().stream()
                .flatMap(comment -> comment.examples().stream())
                .filter(Example::isJava)
                .toList();

        assertThat(examples).isNotEmpty();
        assertThat(new ExampleCompiler(output).errors(examples)).isEmpty();
    }

    @Test
    void anErrorIsReportedWithItsFileAndLine() {
        String source = """
                package a;

                /**
                 * Makes one.
                 *
                 * <pre>{@code
                 * Namespace<Account> desk = server.namespace("/desk", login -> new Account("ana"));
                 * desk.unknown();
                 * }</pre>
                 *
                 * <pre>{@code
                 * record Own(String text) {}
                 *
                 * static String text(Own own) {
                 *     return own.test();
                 * }
                 * }</pre>
                 *
                 * <pre>{@code
                 * {"json": true}
                 * }</pre>
                 */
                public class A {}
                """;
        List<Example> examples = JavadocComment.of(Path.of("core/src/main/java/dev/parlance/A.java"), source).stream()
                .flatMap(comment -> comment.examples().stream())
                .filter(Example::isJava)
                .toList();

        assertThat(new ExampleCompiler(output).errors(examples)).hasSize(2).satisfies(errors -> {
            assertThat(errors.get(0)).startsWith("core/src/main/java/dev/parlance/A.java:15: cannot find symbol");
            assertThat(errors.get(1)).startsWith("core/src/main/java/dev/parlance/A.java:8: cannot find symbol");
        });
    }
}
