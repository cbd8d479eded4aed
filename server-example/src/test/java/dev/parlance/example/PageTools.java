package dev.parlance.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Node.js, npm and Chromium, which the tests of the page need. */
final class PageTools {
    /** The folder of the scripts; found from the module's folder or from the project's. */
    static final Path SCRIPTS = Files.isDirectory(Path.of("src/test/js"))
            ? Path.of("src/test/js").toAbsolutePath()
            : Path.of("server-example/src/test/js").toAbsolutePath();

    private static final long INSTALL_MINUTES = 5;
    private static final long RUN_MINUTES = 8;

    private PageTools() {}

    /** Skips the test, with one line of output, if a tool is missing; in CI the test fails. */
    static void require() throws IOException, InterruptedException {
        String missing = missing();
        if (missing != null && "true".equals(System.getenv("CI"))) {
            fail(missing);
        } else if (missing != null) {
            System.out.println("The tests of the page were skipped: " + missing);
            Assumptions.abort(missing);
        }
    }

    /** Installs the dependencies of the scripts. */
    static void install() throws IOException, InterruptedException {
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--loglevel=error")
                .directory(SCRIPTS.toFile())
                // Not its input: Node would make the input of the build non-blocking.
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || npm.exitValue() != 0) {
            npm.destroyForcibly();
            throw new IllegalStateException("npm ci has failed in " + SCRIPTS);
        }
    }

    /** The command that starts the example in a JVM like this one; options may be added. */
    static List<String> exampleCommand() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                ExampleMain.class.getName());
    }

    /** Runs scripts as tests, with the command that starts the example and other variables of the environment; fails as they do. */
    static void run(Map<String, String> environment, String... scripts) throws IOException, InterruptedException {
        Path output = Files.createTempFile("page", ".txt");
        List<String> command =
                new ArrayList<>(List.of("node", "--test", "--test-concurrency=1", "--test-reporter=spec"));
        command.addAll(List.of(scripts));
        ProcessBuilder node = new ProcessBuilder(command)
                .directory(SCRIPTS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        node.environment().put("EXAMPLE", new ObjectMapper().writeValueAsString(exampleCommand()));
        node.environment().putAll(environment);
        Process process = node.start();
        boolean ended = process.waitFor(RUN_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        String printed = Files.readString(output);
        Files.delete(output);
        assertThat(ended).as("ended in time; its output:%n%s", printed).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
    }

    private static String missing() throws InterruptedException {
        String chromium = System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium");
        if (!Files.isExecutable(Path.of(chromium))) {
            return "Chromium is not at " + chromium + "; the variable CHROMIUM may name another place.";
        }
        for (String tool : List.of("node", "npm")) {
            if (!runs(tool)) {
                return tool + " is not installed.";
            }
        }
        return null;
    }

    private static boolean runs(String tool) throws InterruptedException {
        try {
            return new ProcessBuilder(tool, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
