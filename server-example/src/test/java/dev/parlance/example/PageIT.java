package dev.parlance.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the page in Chromium with {@code page.test.js}, {@code panels.test.js}, {@code dialects.test.js} and {@code fetch.test.js} in {@code src/test/js}. */
class PageIT {
    private static final long MINUTES = 8;

    @TempDir
    private Path folder;

    @Test
    void thePageWorksInChromium() throws Exception {
        PageTools.require();
        PageTools.install();
        File output = folder.resolve("output.txt").toFile();
        ProcessBuilder node = new ProcessBuilder(
                        "node",
                        "--test",
                        "--test-concurrency=1",
                        "--test-reporter=spec",
                        "page.test.js",
                        "panels.test.js",
                        "dialects.test.js",
                        "fetch.test.js")
                .directory(PageTools.SCRIPTS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        node.environment().put("EXAMPLE", new ObjectMapper().writeValueAsString(PageTools.exampleCommand()));
        Process process = node.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }

        String printed = Files.readString(output.toPath());
        assertThat(ended).as("ended in time; its output:%n%s", printed).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
    }
}
