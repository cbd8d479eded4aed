package dev.parlance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.server.CapturedLog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** What a server that starts says of its options. */
class OptionsDumpIT {
    @Test
    void oneEntryHasAllOptionsAndWhatTheEngineHasChosen() throws Exception {
        try (CapturedLog log = new CapturedLog(Level.DEBUG);
                ParlanceServer server = ParlanceServer.builder()
                        .configure(ServerConfiguration.of(
                                Map.of("host", "127.0.0.1", "port", "0", "ping-interval", "90s")))
                        .build()) {
            server.start();
            List<String> entries = log.lines().stream()
                    .filter(line -> line.startsWith("DEBUG The server runs with these options:"))
                    .toList();
            assertThat(entries).hasSize(1);
            assertThat(entries.get(0).lines().map(String::strip))
                    .contains("ping-interval = 90s", "port = " + server.port(), "memory.credentials = 256KiB")
                    .doesNotContain("memory.budget = 0", "event-loop-threads = 0")
                    .hasSize(1 + OptionsDump.of(server.options()).size());
        }
    }
}
