package dev.parlance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ScenarioSize;
import dev.parlance.attack.SmallHeapProcess.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        close(attack(attacks, attacked).clients());
        if (!ScenarioSize.isFull()) {
            return;
        }
        Figures before = attacked.settled();
        Result result = attack(attacks, attacked);
        int closed = result.clients().stream().mapToInt(AttackClients::closed).sum();
        close(result.clients());
        long most = before.heap() + before.heap() / 10;
        Awaitility.await()
                .atMost(SETTLING)
                .untilAsserted(() -> assertThat(attacked.figures().heap()).isLessThanOrEqualTo(most));
        print(attacks, closed, result.nanos(), before, attacked.figures());
    }

    /**
     * Of an attack.
     *
     * @param clients who attacked, and are still connected as far as they were not closed
     * @param nanos how long the acks of a healthy client took meanwhile, sorted
     */
    private record Result(List<AttackClients> clients, List<Long> nanos) {}

    private static Result attack(List<Attack> attacks, SmallHeapProcess attacked) throws Exception {
        try (HealthyClient healthy = new HealthyClient(attacked.port())) {
            List<AttackClients> clients = run(attacks, attacked.port());
            // Those that attack hold what they can.
            try (HealthyClient newcomer = new HealthyClient(attacked.port())) {
                newcomer.end(ACKS_AT_LEAST);
            }
            List<Long> nanos = healthy.end(ACKS_AT_LEAST);
            assertThat(attacked.isAlive()).isTrue();
            return new Result(clients, nanos);
        }
    }

    private static void print(List<Attack> attacks, int closed, List<Long> nanos, Figures before, Figures after) {
        ScenarioSize.figure(
                "%s: %d closed; %d acks, p99 %.1f ms, worst %.1f ms; heap %.1f MB before, %.1f MB after; threads %d, %d",
                attacks,
                closed,
                nanos.size(),
                nanos.get(nanos.size() * 99 / 100) / 1e6,
                nanos.get(nanos.size() - 1) / 1e6,
                before.heap() / 1e6,
                after.heap() / 1e6,
                before.threads(),
                after.threads());
    }

    private static List<AttackClients> run(List<Attack> attacks, int port) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<AttackClients>> running = new ArrayList<>();
            for (Attack attack : attacks) {
                running.add(threads.submit(attack.clients(port)));
            }
            List<AttackClients> open = new ArrayList<>();
            for (Future<AttackClients> each : running) {
                open.add(each.get());
            }
            return open;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void close(List<AttackClients> all) throws Exception {
        for (AttackClients each : all) {
            each.close();
        }
    }
}
