package dev.parlance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs of the README and of the pages compile as they stand there. */
class ReadmeTest {
    private static final Pattern PROGRAM = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CLASS_NAME = Pattern.compile("public class (\\w+)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/platform.md",
                "docs/messenger.md",
                "docs/social.md",
                "docs/conversation.md",
                "docs/eventstream.md",
                "docs/architecture.md",
                "docs/admin-ui.md",
                "docs/authentication.md",
                "docs/from-netty-socketio.md",
                "docs/java-client.md"
            })
    void everyJavaProgramCompiles(String page, @TempDir Path output) throws IOException {
        List<JavaFileObject> programs = programs(Files.readString(Path.of("..").resolve(page)));
        assertThat(programs).isNotEmpty();

        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean compiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("-d", output.toString(), "-classpath", System.getProperty("java.class.path")),
                        null,
                        programs)
                .call();

        assertThat(compiled).as(messages.toString()).isTrue();
    }

    private static List<JavaFileObject> programs(String readme) {
        List<JavaFileObject> programs = new ArrayList<>();
        for (Matcher program = PROGRAM.matcher(readme); program.find(); ) {
            programs.add(source(program.group(1)));
        }
        return programs;
    }

    private static JavaFileObject source(String text) {
        Matcher name = CLASS_NAME.matcher(text);
        assertThat(name.find()).as("a public class in: " + text).isTrue();
        URI uri = URI.create("string:///" + name.group(1) + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
