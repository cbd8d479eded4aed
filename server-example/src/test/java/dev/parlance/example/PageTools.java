package dev.parlance.example;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Node.js, npm and Chromium, with which the page is tried. */
final class PageTools {
    /** Where the scripts are, from the module's folder or from the project's. */
    static final Path SCRIPTS = Files.isDirectory(Path.of("src/test/js"))
            ? Path.of("src/test/js").toAbsolutePath()
            : Path.of("server-example/src/test/js").toAbsolutePath();

    private static final long INSTALL_MINUTES = 5;

    private PageTools() {}

    /** On a developer's machine the test is skipped, in one clear line, where they are missing; elsewhere it fails. */
    static void require() throws IOException, InterruptedException {
        String missing = missing();
        if (missing != null && "true".equals(System.getenv("CI"))) {
            fail(missing);
        } else if (missing != null) {
            System.out.println("The page is not tried: " + missing);
            Assumptions.abort(missing);
        }
    }

    /** Fetches what the scripts need. */
    static void install() throws IOException, InterruptedException {
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--loglevel=error")
                .directory(SCRIPTS.toFile())
                // Not its input: that is the build's, and Node would make it non-blocking.
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || npm.exitValue() != 0) {
            npm.destroyForcibly();
            throw new IllegalStateException("npm ci has failed in " + SCRIPTS);
        }
    }

    /** What starts the example in a JVM like this one; its options are to be added. */
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
