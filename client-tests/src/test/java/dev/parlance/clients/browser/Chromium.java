package dev.parlance.clients.browser;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** The browser of these tests. */
public final class Chromium {
    private Chromium() {}

    /**
     * Without Chromium the tests that need it fail in CI; elsewhere they are skipped.
     *
     * @param tests what they are about, as in {@code the Admin UI}
     */
    public static void require(String tests) {
        String chromium = System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium");
        if (Files.isExecutable(Path.of(chromium))) {
            return;
        }
        String message = "The tests of " + tests + " were skipped: Chromium is not at " + chromium
                + "; the variable CHROMIUM may name another place.";
        if ("true".equals(System.getenv("CI"))) {
            fail(message);
        }
        System.out.println(message);
        abort(message);
    }
}
