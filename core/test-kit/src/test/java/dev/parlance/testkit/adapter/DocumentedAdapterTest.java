package dev.parlance.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.testkit.TestServer;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The adapter that docs/architecture.md shows to those who write one. */
class DocumentedAdapterTest extends AdapterContract {
    private static final Path GUIDE = Path.of("..", "..", "docs", "architecture.md");
    private static final Pattern EXAMPLE = Pattern.compile(
            "^```java\\n((?:(?!^```).)*?public class OneProcess implements AdapterFactory.*?)^```",
            Pattern.DOTALL | Pattern.MULTILINE);

    @TempDir
    private static Path classes;

    private static URLClassLoader loader;

    @BeforeAll
    static void compile() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(GUIDE));
        assertThat(example.find()).isTrue();
        Path source = Files.writeString(classes.resolve("OneProcess.java"), example.group(1));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), "-cp", classPath(), source.toString());
        assertThat(status).isZero();
        loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, DocumentedAdapterTest.class.getClassLoader());
    }

    private static String classPath() {
        String modules = System.getProperty("jdk.module.path");
        String path = System.getProperty("java.class.path");
        return modules == null ? path : path + System.getProperty("path.separator") + modules;
    }

    @AfterAll
    static void close() throws IOException {
        loader.close();
    }

    @Override
    protected ContractNodes start(int count, Consumer<? super TestServer> setUp) {
        AdapterFactory cluster = cluster();
        return ContractNodes.inRealTime(count, node -> cluster, setUp);
    }

    private static AdapterFactory cluster() {
        try {
            return (AdapterFactory)
                    loader.loadClass("OneProcess").getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
