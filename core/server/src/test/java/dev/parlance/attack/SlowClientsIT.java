package dev.parlance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ScenarioSize;
import dev.parlance.attack.SmallHeapProcess.Resident;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Clients that do not read what everybody is sent: each is disconnected when its send budget is spent, and costs no more. */
class SlowClientsIT {
    private static final int CLIENTS = ScenarioSize.of(20, 100);
    private static final int SEND_BUDGET = 1_000_000;
    private static final int SIZE = ScenarioSize.of(10_000, 1_000);

    /** More than the budget and the buffers of both operating systems hold. */
    private static final int MESSAGES = 15_000_000 / SIZE;

    @Test
    void clientsThatDoNotReadAreDisconnectedAndOthersLoseNothing() throws Exception {
        try (SmallHeapProcess server =
                        SmallHeapProcess.start(256, "-D" + SmallHeapServer.SEND_BUDGET + "=" + SEND_BUDGET);
                AttackClients slow = new AttackClients(
                        server.port(), number -> Script.joined().withoutReading(), CLIENTS, CLIENTS)) {
            slow.call();
            Awaitility.await().until(() -> server.figures().sockets() == CLIENTS);
            Resident before = server.resident();
            try (HealthyClient healthy = new HealthyClient(server.port())) {
                server.pour(MESSAGES, SIZE);
                long poured = System.nanoTime();
                Awaitility.await()
                        .atMost(Duration.ofSeconds(5))
                        .until(() -> server.figures().sockets() == 1);
                long allCut = System.nanoTime() - poured;
                List<Long> nanos = healthy.end(10);
                assertThat(server.isAlive()).isTrue();
                ScenarioSize.figure(
                        "%d clients that do not read, %,d messages of 1 KB at 1,000/s, send budget %,d bytes:"
                                + " at most %.1f MB more, all disconnected %.1f s after the last; %d acks of another, p99 %.1f ms, worst %.1f ms",
                        CLIENTS,
                        MESSAGES,
                        SEND_BUDGET,
                        (server.resident().peak() - before.now()) / 1e6,
                        allCut / 1e9,
                        nanos.size(),
                        nanos.get(nanos.size() * 99 / 100) / 1e6,
                        nanos.get(nanos.size() - 1) / 1e6);
            }
        }
    }
}
