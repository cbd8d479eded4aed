package dev.parlance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ScenarioSize;
import dev.parlance.attack.HealthyClientProcess.Latencies;
import dev.parlance.attack.SmallHeapProcess.Figures;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server in a JVM of 256 MB, and clients that send or ask for more than that; a healthy one loses nothing. At full size each
 * attack has a server of its own, and runs twice: the first time classes are loaded and pools filled.
 */
class AttackIT {
    private static final int MEGABYTES = 256;
    private static final int ACKS_AT_LEAST = 10;

    /** Longer than threads without work are kept, with their buffers. */
    private static final Duration SETTLING = Duration.ofSeconds(90);

    private static @Nullable SmallHeapProcess server;

    /** Each alone and three at once. */
    static Stream<List<Attack>> attacks() {
        Stream<List<Attack>> each = Arrays.stream(Attack.values())
                .filter(attack -> ScenarioSize.isFull() || attack.isSmall())
                .map(List::of);
        return Stream.concat(each, Stream.of(List.of(Attack.ATTACHMENTS, Attack.BODIES, Attack.ANSWERS)));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    private static SmallHeapProcess server() throws Exception {
        SmallHeapProcess running = server;
        if (running == null || ScenarioSize.isFull()) {
            stop();
            running = SmallHeapProcess.start(MEGABYTES);
            server = running;
        }
        return running;
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void aHealthyClientLosesNoAckAndANewOneIsServed(List<Attack> attacks) throws Exception {
        SmallHeapProcess attacked = server();
        attack(attacks, attacked);
        if (!ScenarioSize.isFull()) {
            return;
        }
        Figures before = attacked.settled();
        Result result = attack(attacks, attacked);
        long most = before.heap() + before.heap() / 10;
        Awaitility.await()
                .atMost(SETTLING)
                .untilAsserted(() -> assertThat(attacked.figures().heap()).isLessThanOrEqualTo(most));
        print(attacks, result, before, attacked.figures());
    }

    /**
     * Of an attack.
     *
     * @param closed how many connections the server has closed before it ended
     * @param latencies how long the acks of a healthy client took meanwhile
     */
    private record Result(int closed, Latencies latencies) {}

    private static Result attack(List<Attack> attacks, SmallHeapProcess attacked) throws Exception {
        try (HealthyClientProcess healthy = HealthyClientProcess.start(attacked.port());
                AttackersProcess attackers = AttackersProcess.start(attacks, attacked.port())) {
            int closed = attackers.awaitEnd();
            // Those that attack hold what they can.
            try (HealthyClient newcomer = new HealthyClient(attacked.port())) {
                newcomer.end(ACKS_AT_LEAST);
            }
            Latencies latencies = healthy.end(ACKS_AT_LEAST);
            assertThat(attacked.isAlive()).isTrue();
            return new Result(closed, latencies);
        }
    }

    private static void print(List<Attack> attacks, Result result, Figures before, Figures after) {
        ScenarioSize.figure(
                "%s: %d closed; %d acks, p99 %.1f ms, worst %.1f ms; heap %.1f MB before, %.1f MB after; threads %d, %d",
                attacks,
                result.closed(),
                result.latencies().acks(),
                result.latencies().p99() / 1e6,
                result.latencies().worst() / 1e6,
                before.heap() / 1e6,
                after.heap() / 1e6,
                before.threads(),
                after.threads());
    }
}
