package dev.parlance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ScenarioSize;
import dev.parlance.attack.SmallHeapProcess.Resident;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Clients that do not read what everybody is sent: each is disconnected when its send budget is spent, and not before. */
class SlowClientsIT {
    private static final int CLIENTS = ScenarioSize.of(20, 100);
    private static final int SEND_BUDGET = 1_000_000;
    private static final int SIZE = ScenarioSize.of(10_000, 1_000);

    /** Of a message on the wire: an event of one text, and the head of a frame of less than 64 KiB. */
    private static final int FRAME = SIZE + "42[\"said\",\"\"]".length() + 4;

    /** What one that waits counts at most besides its bytes; less when the channel has it. */
    private static final int OVERHEAD = 128;

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
                Duration latest = latestCut(server, slow.readToTheEnd());
                ScenarioSize.figure(
                        "%d clients that do not read, %,d messages of 1 KB at 1,000/s, send budget %,d bytes:"
                                + " at most %.1f MB more, each disconnected within %d ms of the message that its budget had no room for, all %.1f s after the last message; %d acks of another, p99 %.1f ms, worst %.1f ms",
                        CLIENTS,
                        MESSAGES,
                        SEND_BUDGET,
                        (server.resident().peak() - before.now()) / 1e6,
                        latest.toMillis(),
                        allCut / 1e9,
                        nanos.size(),
                        nanos.get(nanos.size() * 99 / 100) / 1e6,
                        nanos.get(nanos.size() - 1) / 1e6);
            }
        }
    }

    /** How long after the message with which its budget was spent, or might have been, the last one was disconnected. */
    private static Duration latestCut(SmallHeapProcess server, Map<Integer, Long> received) throws IOException {
        assertThat(received).hasSize(CLIENTS);
        Duration latest = Duration.ZERO;
        for (Map.Entry<Integer, Long> client : received.entrySet()) {
            // What the operating systems held has been received after all; what followed was the server's to hold.
            int spentWith = (int) (client.getValue() / FRAME + SEND_BUDGET / (FRAME + OVERHEAD));
            Duration cut = server.cutAfter(client.getKey(), spentWith);
            assertThat(cut).as("disconnected before its budget was spent").isPositive();
            latest = cut.compareTo(latest) > 0 ? cut : latest;
        }
        return latest;
    }
}
