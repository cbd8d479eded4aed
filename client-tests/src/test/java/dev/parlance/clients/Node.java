package dev.parlance.clients;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Node.js and what npm installs for these tests. */
final class Node {
    /** Where the program stands that is run in it. Maven runs tests in their module's folder. */
    static final Path FOLDER = Path.of("src", "test", "js").toAbsolutePath();

    private static final long INSTALL_MINUTES = 5;

    private static boolean told;

    private Node() {}

    /**
     * Makes sure that the JavaScript clients are there. Without Node.js the tests that need it fail in CI; elsewhere they
     * are skipped.
     */
    static synchronized void prepare() throws IOException, InterruptedException {
        if (!exists()) {
            String message = "The tests of the JavaScript clients were left out: they need node and npm on the path.";
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            if (!told) {
                told = true;
                System.out.println(message);
            }
            abort(message);
        }
        if (!isInstalled()) {
            install();
        }
    }

    private static boolean exists() throws InterruptedException {
        try {
            return succeeds("node", "--version") && succeeds("npm", "--version");
        } catch (IOException notFound) {
            return false;
        }
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    // npm writes this file when it is done.
    private static boolean isInstalled() throws IOException {
        Path done = FOLDER.resolve("node_modules").resolve(".package-lock.json");
        return Files.exists(done)
                && Files.getLastModifiedTime(done)
                                .compareTo(Files.getLastModifiedTime(FOLDER.resolve("package-lock.json")))
                        >= 0;
    }

    private static void install() throws IOException, InterruptedException {
        Path log = Files.createTempFile("npm", ".log");
        try {
            Process npm = new ProcessBuilder(List.of("npm", "ci", "--no-audit", "--no-fund"))
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                if (!npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                    fail("npm ci failed:\n" + Files.readString(log));
                }
            } finally {
                npm.descendants().forEach(ProcessHandle::destroyForcibly);
                npm.destroyForcibly();
            }
        } finally {
            Files.delete(log);
        }
    }
}
