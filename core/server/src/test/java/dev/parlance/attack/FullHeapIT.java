package dev.parlance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A handler that takes all memory that there is: when it has failed, the server answers again. */
class FullHeapIT {
    private static final int TIMES = 5;

    @Test
    void theServerAnswersAgainAfterItsHeapWasFull() throws Exception {
        try (SmallHeapProcess server = SmallHeapProcess.start(64)) {
            for (int i = 0; i < TIMES; i++) {
                try (AttackClients filling = new AttackClients(
                        server.port(), number -> Script.connected().send(Wire.text("42[\"fill\"]")), 1, 1)) {
                    filling.call();
                    Awaitility.await()
                            .atMost(Duration.ofSeconds(30))
                            .ignoreExceptions()
                            .untilAsserted(() -> {
                                try (HealthyClient next = new HealthyClient(server.port())) {
                                    next.end(10);
                                }
                            });
                }
            }
            assertThat(server.isAlive()).isTrue();
        }
    }
}
