package dev.parlance.clients.node;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Node.js, and the packages that npm installs for these tests. */
public final class Node {
    /** The folder of the JavaScript programs. Maven runs tests in their module's folder. */
    public static final Path FOLDER = Path.of("src", "test", "js").toAbsolutePath();

    private static final long INSTALL_MINUTES = 5;

    private static boolean reported;

    private Node() {}

    /**
     * Installs the JavaScript clients if they are not installed yet. Without Node.js the tests that need it fail in CI; elsewhere they
     * are skipped.
     */
    public static void prepare() throws IOException, InterruptedException {
        prepare(FOLDER);
    }

    /** Installs the dependencies of the {@code package.json} in a folder if they are not installed yet; see {@link #prepare()}. */
    public static synchronized void prepare(Path folder) throws IOException, InterruptedException {
        if (!exists()) {
            String message = "The tests with JavaScript clients were skipped: they need node and npm on the path.";
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            if (!reported) {
                reported = true;
                System.out.println(message);
            }
            abort(message);
        }
        if (!isInstalled(folder)) {
            install(folder);
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
    private static boolean isInstalled(Path folder) throws IOException {
        Path done = folder.resolve("node_modules").resolve(".package-lock.json");
        return Files.exists(done)
                && Files.getLastModifiedTime(done)
                                .compareTo(Files.getLastModifiedTime(folder.resolve("package-lock.json")))
                        >= 0;
    }

    private static void install(Path folder) throws IOException, InterruptedException {
        Path log = Files.createTempFile("npm", ".log");
        try {
            Process npm = new ProcessBuilder(List.of("npm", "ci", "--no-audit", "--no-fund"))
                    .directory(folder.toFile())
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
