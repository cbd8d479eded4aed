package dev.parlance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ScenarioSize;
import dev.parlance.attack.SmallHeapProcess.Figures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Connections that come and go leave nothing behind: no buffer, no thread, no session. */
class ChurnIT {
    private static final int CONNECTIONS = ScenarioSize.of(500, 10_000);
    private static final int AT_ONCE = 100;
    private static final Duration SETTLING = Duration.ofSeconds(90);

    @Test
    void connectionsThatWereOpenedAndClosedLeaveNothing() throws Exception {
        try (SmallHeapProcess server = SmallHeapProcess.start(256)) {
            openAndClose(server);
            Figures before = server.settled();
            long start = System.nanoTime();
            openAndClose(server);
            openAndClose(server);
            openAndClose(server);
            long millis = (System.nanoTime() - start) / 1_000_000;
            Awaitility.await().until(() -> server.figures().sockets() == 0);
            if (ScenarioSize.isFull()) {
                long most = before.heap() + before.heap() / 10;
                Awaitility.await().atMost(SETTLING).until(() -> server.figures().heap() <= most);
                Awaitility.await().atMost(SETTLING).until(() -> server.figures().threads() <= before.threads());
            }
            Figures after = server.figures();
            ScenarioSize.figure(
                    "3 times %,d connections opened and closed in %,d ms: heap %.1f MB before, %.1f MB after;"
                            + " threads %d, %d",
                    CONNECTIONS, millis, before.heap() / 1e6, after.heap() / 1e6, before.threads(), after.threads());
        }
    }

    @Test
    void noBufferIsLeaked() throws Exception {
        try (SmallHeapProcess server = SmallHeapProcess.start(256, "-Dio.netty.leakDetection.level=paranoid")) {
            long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
            int rounds = 0;
            do {
                openAndClose(server);
                rounds++;
            } while (ScenarioSize.isFull() && System.nanoTime() < end);
            server.figures();
            server.figures();
            assertThat(server.leaks()).isEmpty();
            // What finds none must find one.
            server.leak();
            Awaitility.await().until(() -> {
                server.figures();
                return !server.leaks().isEmpty();
            });
            ScenarioSize.figure(
                    "%,d connections in 3 minutes with Netty's leak detector at paranoid: 0 leaks",
                    rounds * CONNECTIONS);
        }
    }

    private static void openAndClose(SmallHeapProcess server) throws IOException {
        try (AttackClients clients = new AttackClients(server.port(), ChurnIT::script, CONNECTIONS, AT_ONCE)) {
            clients.call();
            assertThat(clients.finished()).isEqualTo(CONNECTIONS);
        }
    }

    private static Script script(int number) {
        Script script = switch (number % 4) {
            case 0 -> Script.connected().ask(Wire.text("421[\"echo\",\"hello\"]"), "431[\"hello\"]");
            case 1 -> Script.opened();
            case 2 -> new Script().ask(get("/socket.io/?EIO=4&transport=polling"), Wire.OPENED);
            default -> new Script().ask(get("/alive"), "alive 0");
        };
        return script.close();
    }

    private static ByteBuffer get(String target) {
        return Wire.ascii("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
    }
}
