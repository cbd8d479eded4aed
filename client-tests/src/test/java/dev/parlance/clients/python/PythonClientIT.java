package dev.parlance.clients.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.parlance.clients.fixture.SharedFixture;
import dev.parlance.clients.fixture.SharedFixture.Servers;
import dev.parlance.clients.fixture.Transports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** python-socketio, as Debian has it ({@code python3-socketio}): connects, upgrades, exchanges events, acks and binary. */
@ExtendWith(SharedFixture.class)
class PythonClientIT {
    private static final long TIMEOUT_SECONDS = 60;
    private static final Path PROGRAM =
            Path.of("src", "test", "python", "client.py").toAbsolutePath();

    @ParameterizedTest
    @EnumSource(Transports.class)
    void itIsServedOver(Transports transport, Servers servers) throws Exception {
        Process process = new ProcessBuilder(
                        python(), PROGRAM.toString(), servers.main().url(), transport.toString())
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(output).isEqualTo("done\n");
        } finally {
            process.destroyForcibly();
        }
    }

    /** A Python that has the client; Debian's, if another comes first on the path. */
    private static String python() throws IOException, InterruptedException {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            if (hasClient(python)) {
                return python;
            }
        }
        String message = "The tests with Python's client were skipped: they need Debian's python3-socketio, "
                + "python3-requests and python3-websocket.";
        if ("true".equals(System.getenv("CI"))) {
            fail(message);
        }
        System.out.println(message);
        return abort(message);
    }

    private static boolean hasClient(String python) throws InterruptedException {
        try {
            return new ProcessBuilder(python, "-c", "import socketio, requests, websocket")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notFound) {
            return false;
        }
    }
}
