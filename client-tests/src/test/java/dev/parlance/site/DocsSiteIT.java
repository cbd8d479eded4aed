package dev.parlance.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.parlance.clients.node.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The site that is made of {@code docs}: built by its own command, and looked at in Chromium ({@code docs/.vitepress/test}). */
class DocsSiteIT {
    private static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();

    @Test
    void theSiteHasNoDeadLinkAndCanBeSearchedAndRead() throws Exception {
        requireChromium();
        Node.prepare(DOCS);

        npm("run", "build");
        String tests = npm("test");

        assertThat(tests).contains("fail 0");
    }

    private static String npm(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "npm";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process npm = new ProcessBuilder(command)
                .directory(DOCS.toFile())
                .redirectErrorStream(true)
                .start();
        npm.getOutputStream().close();
        String output = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(npm.waitFor()).as(output).isZero();
        return output;
    }

    private static void requireChromium() {
        String chromium = System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium");
        if (!Files.isExecutable(Path.of(chromium))) {
            String missing = "The site was not looked at: Chromium is not at " + chromium + ".";
            if ("true".equals(System.getenv("CI"))) {
                fail(missing);
            }
            abort(missing);
        }
    }
}
