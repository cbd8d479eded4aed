package dev.parlance.example;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Node.js, npm and Chromium, which the tests of the page need. */
final class PageTools {
    /** The folder of the scripts; found from the module's folder or from the project's. */
    static final Path SCRIPTS = Files.isDirectory(Path.of("src/test/js"))
            ? Path.of("src/test/js").toAbsolutePath()
            : Path.of("server-example/src/test/js").toAbsolutePath();

    private static final long INSTALL_MINUTES = 5;

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
